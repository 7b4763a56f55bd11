// Transports that answer without a network, so that what is left is the client's own work.

const body = Buffer.from(
  JSON.stringify({ sources_count: [{ territories: 2, roles: 2, groups: 0, users: {} }] }),
)
const headers = { 'content-type': 'application/json;charset=utf-8', 'content-length': String(body.length) }
const controller = { paused: false, pause() {}, resume() {}, abort() {} }

/** The `dispatch` of an undici dispatcher. */
export function answerNow(_request, handler) {
  handler.onRequestStart(controller, {})
  handler.onResponseStart(controller, 200, headers, 'OK')
  handler.onResponseData(controller, body)
  handler.onResponseEnd(controller, {})
  return true
}

export async function fetchNow() {
  return new Response(body, { headers })
}
