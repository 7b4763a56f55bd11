// Where the data centers are: by country, not by building. Their names come from the table of `@x/dc`.
import { dataCenters } from '../../../packages/dc/src/table.ts'
import { isLand } from './land.mjs'
import { drawing, text } from './svg.mjs'

/** Longitude and latitude, and on which side the name stands. */
const places = {
  us: [-98, 39, 'start'],
  ca: [-105, 56, 'start'],
  uk: [-2, 53, 'above'],
  eu: [14, 50, 'start'],
  in: [78, 21, 'start'],
  au: [134, -25, 'end'],
  jp: [138, 36, 'start'],
  cn: [104, 35, 'end'],
  sa: [43, 25, 'end'],
  ae: [55, 23, 'below'],
}
const shortNames = { us: 'United States', uk: 'United Kingdom', sa: 'Saudi Arabia', ae: 'Emirates' }

/** Wide for a page, narrow for a phone, where the letters would be too small otherwise. */
const sizes = {
  wide: { name: 'data-centers', width: 760, height: 430, step: 2.8, sides: {} },
  narrow: {
    name: 'data-centers-narrow',
    width: 460,
    height: 500,
    step: 4.4,
    sides: { jp: 'above', ae: 'under' },
  },
}

export const map = () => Object.values(sizes).flatMap(mapOf)

function mapOf({ name, width, height, step, sides }) {
  const project = (longitude, latitude) => [
    Math.round(((longitude + 170) / 350) * width * 10) / 10,
    Math.round(((78 - latitude) / 136) * 400 * 10) / 10,
  ]
  return drawing(name, { width, height, title: "A map of Zoho's data centers" }, (colours) => [
    `<path d="${land(project, step)}" stroke="${colours.land}" stroke-width="4.6" stroke-linecap="round"/>`,
    ...dataCenters.map((row) => pin(colours, row, project, sides)),
    ...legend(colours, width, height),
  ])
}

function land(project, step) {
  const dots = []
  for (let latitude = 76; latitude > -56; latitude -= 2.4) {
    for (let longitude = -169; longitude < 180; longitude += step) {
      if (isLand(longitude, latitude)) dots.push(`M${project(longitude, latitude).join(' ')}h0`)
    }
  }
  return dots.join('')
}

function pin(colours, { id, name, api }, project, sides) {
  const place = places[id]
  if (place === undefined) throw new Error(`The map has no place for data center ${id}.`)
  const [longitude, latitude, side] = place
  const [px, py] = project(longitude, latitude)
  const label = shortNames[id] ?? name
  const [lx, ly, anchor] = {
    start: [px + 11, py + 5, 'start'],
    end: [px - 11, py + 5, 'end'],
    above: [px, py - 14, 'middle'],
    below: [px - 8, py + 25, 'start'],
    under: [px - 8, py + 42, 'start'],
  }[sides[id] ?? side]
  return mark(colours, id, api.sandbox !== undefined, px, py) + halo(colours, lx, ly, label, id, anchor)
}

function mark(colours, id, isFull, px, py) {
  if (id === 'cn')
    return `<rect x="${px - 7}" y="${py - 7}" width="14" height="14" fill="${colours.red}" stroke="${colours.paper}" stroke-width="2"/>`
  const fill = isFull ? colours.blue : colours.paper
  return `<circle cx="${px}" cy="${py}" r="7" fill="${fill}" stroke="${isFull ? colours.paper : colours.blue}" stroke-width="${isFull ? 2 : 3}"/>`
}

/** A name that can be read on the dots of the land. */
function halo(colours, lx, ly, label, id, anchor) {
  return (
    `<text x="${lx}" y="${ly}" font-size="15" font-weight="600" text-anchor="${anchor}" fill="${colours.ink}" ` +
    `stroke="${colours.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${label} ` +
    `<tspan font-weight="400" font-family="ui-monospace, Menlo, monospace">${id}</tspan></text>`
  )
}

function legend(colours, width, height) {
  const words = { colour: colours.ink, size: 14 }
  const lines = [
    ['us', true, 'a client of one of these reaches them all'],
    ['uk', false, 'the same; its sandbox is not known'],
    ['cn', true, 'needs a client of its own'],
  ]
  // Side by side, or below each other where that is too wide.
  const spots =
    width < 600
      ? [
          [14, 62],
          [14, 38],
          [14, 14],
        ]
      : [
          [14, 16],
          [330, 16],
          [582, 16],
        ]
  return lines.flatMap(([id, isFull, line], index) => {
    const [x, up] = spots[index]
    return [mark(colours, id, isFull, x, height - up), text(x + 14, height - up + 5, line, words)]
  })
}
