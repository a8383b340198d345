// Reads a GraphML file as Gephi Lite does and prints its nodes and edges as JSON.
const { readFileSync } = require("fs");
const { MultiDirectedGraph } = require("graphology");
const { parse } = require("graphology-graphml/node");

const graph = parse(MultiDirectedGraph, readFileSync(process.argv[2], "utf8"));
const edges = graph.mapEdges((edge, attributes, source, target) => [edge, source, target, attributes]);
process.stdout.write(JSON.stringify({ nodes: graph.mapNodes((node, attributes) => [node, attributes]), edges }));
