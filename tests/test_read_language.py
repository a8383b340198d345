import pytest

from graph.read.language import foreign_language

FOREIGN = {
    "de": (
        "Der Stadtrat hat am Montag nach langer Debatte beschlossen, die alte Brücke über den Fluss zu sperren, weil "
        "sie nicht mehr sicher ist. Wie die Sprecherin der Verwaltung mitteilte, müssen die Fahrgäste nun mit "
        "längeren Wegen rechnen, bis im kommenden Jahr eine neue Brücke gebaut wird. Viele Anwohner sind darüber "
        "verärgert und fordern, dass wenigstens Fußgänger und Radfahrer weiterhin hinübergehen dürfen. Der Rat will "
        "darüber in der nächsten Woche noch einmal beraten und dann endgültig entscheiden, was geschehen soll."
    ),
    "fr": (
        "Le conseil municipal a décidé lundi, après un long débat, de fermer le vieux pont sur la rivière parce qu'il "
        "n'est plus assez solide. Selon la porte-parole de la mairie, les voyageurs devront faire un long détour "
        "jusqu'à la construction d'un nouveau pont, prévue pour l'année prochaine. Beaucoup d'habitants sont fâchés "
        "et demandent que les piétons et les cyclistes puissent au moins continuer à passer par là chaque jour."
    ),
    "es": (
        "El ayuntamiento decidió el lunes, después de un largo debate, cerrar el viejo puente sobre el río porque ya "
        "no es seguro. Según la portavoz del gobierno local, los viajeros tendrán que dar un rodeo hasta que se "
        "construya otro puente el próximo año. Muchos vecinos están enfadados y piden que por lo menos los peatones "
        "y los ciclistas puedan seguir pasando todos los días, como lo han hecho siempre desde hace muchos años."
    ),
    "nl": (
        "De gemeenteraad heeft maandag na een lang debat besloten om de oude brug over de rivier te sluiten, omdat "
        "die niet meer veilig is. Volgens de woordvoerster van de stad moeten reizigers nu omrijden tot er volgend "
        "jaar een nieuwe brug wordt gebouwd. Veel bewoners zijn daar boos over en vragen of voetgangers en fietsers "
        "er in ieder geval nog langs mogen, zoals zij dat al jaren elke dag gewend zijn te doen in deze buurt."
    ),
    "ru": (
        "Городской совет в понедельник после долгих споров решил закрыть старый мост через реку, потому что он "
        "больше не безопасен. По словам представителя администрации, жителям придётся ездить в объезд, пока не будет "
        "построен новый мост. Многие недовольны и просят пропускать хотя бы пешеходов и велосипедистов."
    ),
    "zh": (
        "市议会周一经过长时间讨论后决定关闭河上的旧桥，因为它已经不再安全。市政府发言人说，在明年新桥建成之前，"
        "居民必须绕道而行。许多居民对此感到不满，他们要求至少允许行人和骑自行车的人继续通过。市议会将在下周再次开会，"
        "讨论这个问题并作出最后的决定，届时也会听取附近商店老板和学校家长的意见。"
    ),
}


@pytest.mark.parametrize("language", FOREIGN)
def test_an_article_in_another_language_is_told(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Fire halts ferry",
        "Ferry halted. Crew safe.",
        "Lowmoor 3, Port Clement 1; Ebb United 0, Saint Ebb 0; Old Town 2, Harbour Rovers 2",
        "Team: Luis Hernández, Íñigo Etxeberria, João Gonçalves, Zoltán Kovács, Jürgen Müßig, Søren Kjærgaard, "
        "Łukasz Wiśniewski, Nguyễn Văn Hùng, Çağla Yıldız, Jean-François Lévêque, María del Carmen Ruiz, "
        "Giuseppe Dell'Acqua, Ștefan Țîrlea, Björk Guðmundsdóttir, Håkon Ødegård, Anaïs Côté, Mónica Núñez, "
        "Şükrü Öztürk, Andrés Peña, Žofia Dvořáková, Mário Conceição, Gaëlle Bénéteau, Õnne Pärl, Ødger Dahl.",
        "Mayor Ines Duarte met Governor Rui Falcão in Vila Nova de Gaia on Monday; Premier Antti Mäkelä flew home.",
        "Stocks up. Oil down. Gold flat. Rain due north, sun south. Trains late again. Ferry fares rise Monday. "
        "Schools shut early. Bridge closed. Mayor silent. Vote delayed. Crews busy. Roads icy. Markets calm. "
        "Banks open late. Library reopens. Rents climb faster. Wages lag behind. Strike looms over port. Talks stall. "
        "Union leaders angry. Bosses hopeful. Police warn drivers. Harvest poor. Prices jump again. Voters weary. "
        "Turnout low. Count slow. Result unclear. Recount likely. Lawyers ready. Judges wait. Press gathers outside. "
        "More rain expected tomorrow. Flood warnings issued downstream. Volunteers fill sandbags overnight.",
        "He told them: “"
        + FOREIGN["fr"][:200]
        + "” That was what the mayor of the town said to the people who "
        "had come to hear of the bridge, and which of them would have to walk to the other side of the river.",
        "",
        "12345 !!!",
    ],
)
def test_english_news_names_headlines_and_fragments_are_never_called_foreign(text: str) -> None:
    assert foreign_language(text) is None


def test_one_sentence_in_another_language_is_not_enough() -> None:
    assert foreign_language(FOREIGN["de"].split(". ")[0] + ".") is None
