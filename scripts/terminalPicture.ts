/** Coloured terminal output as an SVG picture that looks the same everywhere and follows light and dark. */

const characterWidth = 8.4;
const lineHeight = 19;
const margin = 18;

/** Classes of the colours that terminals call by these SGR codes. */
const classes: Record<string, string> = {
  1: "bold",
  2: "dim",
  31: "red",
  32: "green",
  33: "yellow",
  34: "blue",
  35: "magenta",
  36: "cyan",
  90: "dim",
};

const style = `
    .back { fill: #ffffff; stroke: #d0d7de; }
    text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #24292f; white-space: pre; }
    .bold { font-weight: 700; } .dim { fill: #6e7781; } .red { fill: #cf222e; } .green { fill: #1a7f37; }
    .yellow { fill: #9a6700; } .blue { fill: #0969da; } .magenta { fill: #8250df; } .cyan { fill: #1b7c83; }
    @media (prefers-color-scheme: dark) {
      .back { fill: #0d1117; stroke: #30363d; } text { fill: #e6edf3; }
      .dim { fill: #8b949e; } .red { fill: #ff7b72; } .green { fill: #3fb950; } .yellow { fill: #d29922; }
      .blue { fill: #58a6ff; } .magenta { fill: #bc8cff; } .cyan { fill: #39c5cf; }
    }`;

/** `output` may contain SGR escape sequences and no others. `label` says to those who cannot see it what is shown. */
export function terminalPicture(output: string, label: string): string {
  const lines = output.trimEnd().split("\n");
  const columns = Math.max(...lines.map((line) => line.replace(sequence, "").length));
  const width = Math.ceil(columns * characterWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  const texts = lines.map((line, i) => {
    const y = margin + i * lineHeight + 14;
    return `  <text x="${margin}" y="${y}">${spans(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeMarkup(label)}">
  <style>${style}
  </style>
  <rect class="back" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${texts.join("\n")}
</svg>
`;
}

const sequence = new RegExp(`${String.fromCharCode(27)}\\[([0-9;]*)m`, "g");

function spans(line: string): string {
  let active: string[] = [];
  return line
    .split(sequence)
    .map((piece, i) => {
      if (i % 2 === 0) {
        if (!piece) return "";
        return active.length > 0
          ? `<tspan class="${active.join(" ")}">${escapeMarkup(piece)}</tspan>`
          : escapeMarkup(piece);
      }
      for (const code of piece.split(";"))
        active = classes[code]
          ? [...active, classes[code]]
          : code === "0" || code === ""
            ? []
            : active;
      return "";
    })
    .join("");
}

const escapeMarkup = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
