// The states of a grant's access token, and what leads from one to another.
import { arrow, box, drawing, text } from './svg.mjs'

const width = 760
const height = 560
const [left, right, wide] = [70, 470, 250]
const rows = [30, 225, 430]
const high = 96

export const refresh = () =>
  drawing(
    'refresh',
    { width, height, title: 'The states of an access token, and how one leads to another' },
    (colours) => {
      const middle = (column) => column + wide / 2
      const note = (x, y, words, anchor = 'middle') =>
        text(x, y, words, { colour: colours.quiet, size: 14, anchor })
      const place = (column, row) => ({ x: column, y: rows[row], width: wide, height: high })
      const { blue, green, red, amber, ink } = colours
      return [
        box(colours, {
          ...place(left, 0),
          title: 'Fresh',
          lines: ['served from memory,', 'without waiting'],
          tone: green,
        }),
        box(colours, {
          ...place(right, 0),
          title: 'In its window',
          lines: ['still served, meanwhile', 'renewed in the background'],
          tone: green,
        }),
        box(colours, {
          ...place(left, 1),
          title: 'Renewing',
          lines: ['one process, one token call;', 'all others wait for it'],
          tone: blue,
        }),
        box(colours, {
          ...place(right, 1),
          title: 'None that is valid',
          lines: ['its hour is over, or', "Zoho's API refused it"],
          tone: ink,
        }),
        box(colours, {
          ...place(left, 2),
          title: 'Dead',
          lines: ['REAUTHORIZATION_REQUIRED', 'asked again once an hour'],
          tone: red,
        }),
        box(colours, {
          ...place(right, 2),
          title: 'Resting',
          lines: ['THROTTLED until retryAt;', 'no call is made'],
          tone: amber,
        }),
        arrow(colours, [
          [left + wide, 70],
          [right - 4, 70],
        ]),
        note((left + wide + right) / 2, 60, 'last tenth'),
        note((left + wide + right) / 2, 90, 'of its life'),
        arrow(colours, [
          [middle(right), rows[0] + high],
          [middle(right), rows[1] - 4],
        ]),
        note(middle(right) + 10, 180, 'its hour ends', 'start'),
        arrow(colours, [
          [right, rows[0] + high - 12],
          [left + wide + 3, rows[1] + 14],
        ]),
        arrow(colours, [
          [right, rows[1] + 60],
          [left + wide + 4, rows[1] + 60],
        ]),
        note((left + wide + right) / 2, rows[1] + 50, 'a caller'),
        note((left + wide + right) / 2, rows[1] + 80, 'asks'),
        arrow(colours, [
          [middle(left), rows[1]],
          [middle(left), rows[0] + high + 4],
        ]),
        note(middle(left) + 10, 180, 'a token', 'start'),
        arrow(colours, [
          [middle(left), rows[1] + high],
          [middle(left), rows[2] - 4],
        ]),
        note(middle(left) + 10, 382, 'the refresh token', 'start'),
        note(middle(left) + 10, 400, 'is refused', 'start'),
        arrow(colours, [
          [left + wide, rows[1] + high - 10],
          [right - 3, rows[2] + 14],
        ]),
        note((left + wide + right) / 2 + 22, 352, 'too often, trouble,', 'start'),
        note((left + wide + right) / 2 + 40, 370, 'client refused', 'start'),
        arrow(colours, [
          [right + wide - 40, rows[2]],
          [right + wide - 40, rows[1] + high + 4],
        ]),
        note(right + wide - 32, 400, 'retryAt', 'start'),
        arrow(colours, [
          [left, rows[2] + 48],
          [30, rows[2] + 48],
          [30, 78],
          [left - 4, 78],
        ]),
        text(22, 300, 'a new login', { colour: colours.quiet, size: 14, anchor: 'middle' }).replace(
          '<text ',
          '<text transform="rotate(-90 22 300)" ',
        ),
      ]
    },
  )
