/** The graph of a template's resources as SVG. */
import { Graph as Layout, layout } from "@dagrejs/dagre";
import type { Graph } from "./graph.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { target } from "./target.ts";
import { counted } from "./verdict.ts";

/** Beyond it a picture is a thicket, and takes seconds to lay out. */
const mostResources = 150;

export const box = { width: 196, height: 38 };
/** Letters that fit into a box. */
const room = 24;
const gap = 12;

/**
 * The picture; resources lead to their place in the text. Nothing where there is nothing to see, a sentence where there is too much. Whoever
 * draws it again and again may remember where the resources stood: to `place` them takes longer than all the rest.
 */
export function pictureOf(graph: Graph, place = placed): Markup {
  const { resources, edges } = graph;
  if (resources.length === 0) return nothing;
  if (resources.length > mostResources)
    return html`<p>A picture of ${resources.length} resources would be too dense to read; up to ${mostResources} are drawn.</p>`;
  const { width, height, cornerOf, stretchesOf } = place(graph);
  const lines = edges.map(({ from, to }) => html`<path d="${pathOf(stretchesOf(from, to))}"/>`);
  const boxes = resources.map(({ id, type, findings, severity, range }) => {
    const { x, y } = cornerOf(id);
    const what = `${id}, ${type}, ${findings === 0 ? "no finding" : `${counted(findings, "finding")}, the gravest ${severity}`}`;
    return html`<g class="box ${severity ?? "fine"}" transform="translate(${x} ${y})" tabindex="0" role="link" aria-label="${what}" ${target(range)}><title>${what}</title><rect width="${box.width}" height="${box.height}" rx="4"/><text x="10" y="17">${cut(id)}</text><text x="10" y="32" class="type">${cut(type.replace(/^AWS::/, ""))}</text>${findings > 0 ? html`<text x="${box.width - 10}" y="17" class="count">${findings}</text>` : nothing}</g>`;
  });
  return html`<div class="picture" tabindex="0" role="group" aria-label="Which resources refer to which"><svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker></defs><g class="edges">${lines}</g>${boxes}</svg></div>`;
}

const cut = (text: string): string => (text.length > room ? `${text.slice(0, room - 1)}…` : text);

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placed {
  readonly width: number;
  readonly height: number;
  cornerOf(id: string): Point;
  /** Where the edge leaves the one, passes the columns between, and comes to the other. */
  stretchesOf(from: string, to: string): readonly Stretch[];
}

/** A level piece of an edge, as wide as a box or where it begins and ends without any width. */
interface Stretch {
  readonly from: Point;
  readonly to: Point;
}

/** Resources that refer to nothing and that nothing refers to would stretch the picture: they stand below it in rows. */
export function placed({ resources, edges }: Graph): Placed {
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const graph = new Layout({ multigraph: false });
  graph.setGraph({ rankdir: "LR", nodesep: gap, ranksep: 64, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of resources) if (joined.has(id)) graph.setNode(id, { ...box });
  for (const { from, to } of edges) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const centreOf = (id: string): Point => {
    const { x = 0, y = 0 } = graph.node(id) as Partial<Point>;
    return { x, y };
  };
  const columns = [...new Set([...joined].map((id) => centreOf(id).x))];
  const alone = resources.filter(({ id }) => !joined.has(id)).map(({ id }) => id);
  const inRow = Math.max(3, Math.floor(width / (box.width + gap)));
  const lone = new Map(
    alone.map((id, i) => [
      id,
      {
        x: 8 + (i % inRow) * (box.width + gap),
        y: height + 8 + Math.floor(i / inRow) * (box.height + gap),
      },
    ]),
  );
  const rows = Math.ceil(alone.length / inRow);
  const below = Math.min(alone.length, inRow) * (box.width + gap) + 8;
  return {
    width: round(Math.max(width, below)),
    height: round(height + rows * (box.height + gap) + 8),
    cornerOf: (id) => {
      const corner = lone.get(id);
      if (corner) return corner;
      const { x, y } = centreOf(id);
      return { x: round(x - box.width / 2), y: round(y - box.height / 2) };
    },
    stretchesOf: (from, to) => {
      const [start, end] = [centreOf(from), centreOf(to)];
      const side = Math.sign(end.x - start.x) * (box.width / 2);
      const { points = [] } = graph.edge(from, to) as { points?: Point[] };
      // Of the points between, those between columns are left out, and those within show where the edge may pass.
      const passing = points.slice(1, -1).flatMap(({ x, y }): Stretch[] => {
        const column = columns.find((centre) => Math.abs(centre - x) < box.width / 2);
        return column === undefined
          ? []
          : [{ from: { x: column - side, y }, to: { x: column + side, y } }];
      });
      const at = ({ x, y }: Point, by: number) => ({
        from: { x: x + by, y },
        to: { x: x + by, y },
      });
      return [at(start, side), ...passing, at(end, -side)];
    },
  };
}

/** A curve from station to station, which bends between the columns alone, so that it crosses no box and its arrow points where it goes. */
function pathOf([first, ...rest]: readonly Stretch[]): string {
  if (!first) return "";
  let at = first.to;
  const curves = rest.map(({ from, to }) => {
    const middle = (at.x + from.x) / 2;
    const bends = [{ x: middle, y: at.y }, { x: middle, y: from.y }, from].map(written).join(" ");
    at = to;
    return `C${bends}${from.x === to.x ? "" : `H${round(to.x)}`}`;
  });
  return `M${written(first.to)}${curves.join("")}`;
}

const written = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

const round = (value: number): number => Math.round(value * 10) / 10;
