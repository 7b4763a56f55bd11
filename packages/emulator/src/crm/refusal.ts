import type { CrmAnswer } from './request.ts'

/**
 * Thrown inside an operation to end it with an error answer; the router catches it. So an operation reads from top to
 * bottom as what happens when nothing is wrong. Never leaves this folder.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly answer: CrmAnswer

  constructor(answer: CrmAnswer) {
    super('The call is answered with an error.')
    this.answer = answer
  }
}
