import hashlib
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network import layout, measure
from graph.network.layout import DISTANCE, LABELLED

# Half of the room that a label takes: seven pixels a letter and a margin, and the node above it.
LETTER, MARGIN, HEIGHT = 7.0, 10.0, 52.0


def network(links: list[tuple[int, int]], size: int, label: str = "Port Authority") -> "nx.MultiDiGraph[str]":
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_nodes_from((f"e{number:04d}" for number in range(size)), label=label, mentions=1)
    made.add_edges_from((f"e{a:04d}", f"e{b:04d}", {"weight": 1.0}) for a, b in links)
    return made


def crowd(size: int, links: int, seed: int = 5) -> "nx.MultiDiGraph[str]":
    chance = Random(seed)  # noqa: S311  # a crowd, no secret
    return network([(int(size * chance.random() ** 2), chance.randrange(size)) for _ in range(links)], size)


def placed(made: "nx.MultiDiGraph[str]") -> dict[str, tuple[float, float]]:
    return layout(made, measure(made))


def closest(places: list[tuple[float, float]]) -> float:
    return min(((x - u) ** 2 + (y - v) ** 2) ** 0.5 for i, (x, y) in enumerate(places) for u, v in places[:i])


def covered(places: list[tuple[float, float]], label: str) -> int:
    width = len(label) * LETTER + MARGIN
    return sum(
        abs(x - u) < width and abs(y - v) < HEIGHT for i, (x, y) in enumerate(places) for u, v in places[:i]
    )


def test_a_small_network_has_these_places() -> None:
    made = network([(0, 1), (0, 2), (1, 2), (2, 3), (5, 6)], 8)
    assert placed(made) == {
        "e0000": (-138.0, -116.3),
        "e0001": (-138.2, -59.7),
        "e0002": (-23.0, -87.1),
        "e0003": (92.0, -86.1),
        "e0004": (138.3, 52.3),
        "e0005": (-29.7, 52.3),
        "e0006": (-138.2, 52.3),
        "e0007": (138.3, 116.3),
    }


def test_a_large_network_has_the_same_bytes_everywhere() -> None:
    places = sorted(placed(crowd(700, 1800)).items())
    assert hashlib.sha256(repr(places).encode()).hexdigest()[:16] == "f6af2c0ecfe16d81"


def test_an_empty_network_has_no_places() -> None:
    assert placed(network([], 0)) == {}


def test_one_entity_stands_in_the_middle() -> None:
    assert placed(network([], 1)) == {"e0000": (0.0, 0.0)}


def test_what_is_linked_stands_closer_than_what_is_not() -> None:
    ring = [(number, (number + 1) % 30) for number in range(30)]
    places = list(placed(network(ring, 30)).values())
    linked = [abs(complex(*places[a]) - complex(*places[b])) for a, b in ring]
    anyone = [abs(complex(*a) - complex(*b)) for a in places for b in places]
    assert sum(linked) / len(linked) < 0.4 * sum(anyone) / len(anyone)


def test_communities_stand_apart() -> None:
    chance = Random(2)  # noqa: S311  # a crowd, no secret
    within = [
        (base + chance.randrange(60), base + chance.randrange(60)) for base in (0, 60) for _ in range(300)
    ]
    places = list(placed(network([*within, (3, 63), (9, 70)], 120)).values())
    one, other = places[:60], places[60:]
    middle = [sum(x for x, _ in part) / 60 for part in (one, other)]
    assert (max(x for x, _ in one) < min(x for x, _ in other)) == (middle[0] < middle[1])


def test_entities_without_links_stand_below_the_others() -> None:
    places = placed(network([(0, 1), (1, 2)], 9))
    assert max(places[f"e{n:04d}"][1] for n in range(3)) + HEIGHT < min(
        places[f"e{n:04d}"][1] for n in range(3, 9)
    )


def test_labels_of_the_strongest_do_not_cover_each_other() -> None:
    made = crowd(400, 1500)
    measures = measure(made)
    places = layout(made, measures)
    strongest = sorted(measures, key=lambda entity: (-measures[entity].importance, entity))[:LABELLED]
    assert covered([places[entity] for entity in strongest], "Port Authority") == 0
    assert closest(list(places.values())) >= DISTANCE


def test_a_star_of_hundreds_leaves_room_for_every_leaf() -> None:
    places = placed(network([(0, leaf) for leaf in range(1, 500)], 500))
    assert closest(list(places.values())) >= DISTANCE


def test_a_chain_of_hundreds_keeps_its_distance() -> None:
    places = placed(network([(number, number + 1) for number in range(599)], 600))
    assert closest(list(places.values())) >= DISTANCE


links_of = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=40)


@settings(max_examples=40)
@given(links_of, st.randoms(use_true_random=False), st.sampled_from(["", "Ice", "A" * 60]))
def test_places_are_apart_and_do_not_depend_on_order(
    links: list[tuple[int, int]], random: Random, label: str
) -> None:
    made = network(links, 25, label)
    places = placed(made)
    assert list(places) == sorted(made)
    assert closest(list(places.values())) >= DISTANCE
    assert covered(list(places.values()), label[:28]) == 0
    shuffled: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes, edges = list(made.nodes(data=True)), list(made.edges(data=True))
    random.shuffle(nodes)
    random.shuffle(edges)
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    assert placed(shuffled) == places
