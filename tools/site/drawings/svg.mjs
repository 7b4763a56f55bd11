// What the drawings have in common: two palettes, text, boxes and arrows.
const palettes = {
  light: {
    ink: '#1f2933',
    quiet: '#52606d',
    line: '#7b8794',
    paper: '#ffffff',
    land: '#c9d3dc',
    blue: '#1a56c4',
    green: '#17693b',
    red: '#b42318',
    amber: '#8a5300',
  },
  dark: {
    ink: '#e4e7eb',
    quiet: '#a9b4c0',
    line: '#7b8794',
    paper: '#1b1b1f',
    land: '#46515d',
    blue: '#7fb0ff',
    green: '#63d297',
    red: '#ff9c92',
    amber: '#f2b866',
  },
}

/** A drawing in the colours of light and of dark pages. `draw` gets a palette and returns the inside of the SVG. */
export function drawing(name, { width, height, title }, draw) {
  return Object.entries(palettes).map(([look, colours]) => ({
    file: `${name}-${look}.svg`,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
      `font-family="system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif" role="img">\n<title>${escape(title)}</title>\n` +
      `<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">` +
      `<path d="M0 0 8 4 0 8z" fill="${colours.line}"/></marker></defs>\n${draw(colours).join('\n')}\n</svg>\n`,
  }))
}

const escape = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** `size` 15 unless said otherwise; `anchor` start, middle or end. */
export function text(x, y, words, { colour, size = 15, anchor = 'start', weight = 400 }) {
  return `<text x="${x}" y="${y}" fill="${colour}" font-size="${size}" text-anchor="${anchor}" font-weight="${weight}">${escape(words)}</text>`
}

/** @typedef {{ x: number, y: number, width: number, height: number, title: string, lines?: string[], tone: string }} Box */

/** A box with a title and lines below it. */
export function box(colours, /** @type {Box} */ { x, y, width, height, title, lines = [], tone }) {
  const middle = x + width / 2
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${colours.paper}" stroke="${tone}" stroke-width="2"/>`,
    text(middle, y + 28, title, { colour: tone, size: 17, anchor: 'middle', weight: 600 }),
    ...lines.map((line, index) =>
      text(middle, y + 50 + index * 19, line, { colour: colours.ink, size: 14, anchor: 'middle' }),
    ),
  ].join('')
}

/** A line through points, with a head at its end. */
export function arrow(colours, points) {
  return `<path d="M${points.map((point) => point.join(' ')).join('L')}" fill="none" stroke="${colours.line}" stroke-width="1.8" marker-end="url(#head)"/>`
}
