// Reads a file as Gephi Lite (GraphML, GEXF) or Cytoscape (.cyjs) does and prints its nodes and edges as JSON.
const { readFileSync } = require("fs");

function graphology(parse) {
  const { MultiDirectedGraph } = require("graphology");
  return (text) => {
    const graph = parse(MultiDirectedGraph, text);
    const edges = graph.mapEdges((edge, attributes, source, target) => [edge, source, target, attributes]);
    return { nodes: graph.mapNodes((node, attributes) => [node, attributes]), edges };
  };
}

function cytoscape(text) {
  const graph = require("cytoscape")({ headless: true, styleEnabled: true, ...JSON.parse(text) });
  const edges = graph.edges().map((edge) => [edge.id(), edge.source().id(), edge.target().id(), edge.data()]);
  const nodes = graph.nodes().map((node) => [node.id(), node.data()]);
  graph.destroy(); // or its timers keep the program alive
  return { nodes, edges };
}

const path = process.argv[2];
const readers = {
  graphml: () => graphology(require("graphology-graphml/node").parse),
  gexf: () => graphology(require("graphology-gexf").parse),
  cyjs: () => cytoscape,
};
const read = readers[path.split(".").pop()]();
process.stdout.write(JSON.stringify(read(readFileSync(path, "utf8"))));
