import { valuesOf } from '../standard-modules/options.ts'
import { times, to, type Sample, type SampleContext } from './sample.ts'

/** Whom activities are about. */
interface Subjects {
  readonly leads: readonly Sample[]
  readonly contacts: readonly Sample[]
  readonly deals: readonly Sample[]
}

/** Tasks, meetings and calls. */
export function activitiesOf(
  context: SampleContext,
  { leads, contacts, deals }: Subjects,
): readonly Sample[] {
  const { draw } = context
  const about = (): object => {
    if (draw.percent(50)) return { What_Id: to(draw.one(leads)), $se_module: 'Leads' }
    return { Who_Id: to(draw.one(contacts)), What_Id: to(draw.one(deals)), $se_module: 'Deals' }
  }
  return [
    ...times(30, (index) =>
      context.sample('Tasks', {
        Subject: draw.one(['Call back', 'Send brochure', 'Prepare quote', 'Ask for references', 'Follow up']),
        Status: draw.one(valuesOf('Task_Status')),
        Priority: draw.one(valuesOf('Task_Priority')),
        Due_Date: context.day(20 + index * 3),
        ...about(),
      }),
    ),
    ...times(15, (index) =>
      context.sample('Events', {
        Event_Title: draw.one(['Demonstration', 'Site visit', 'Contract talks', 'Training']),
        Start_DateTime: `${context.day(25 + index)}T09:00:00Z`,
        End_DateTime: `${context.day(25 + index)}T10:30:00Z`,
        Venue: draw.one(context.country.cities)[0],
        ...about(),
      }),
    ),
    ...times(20, (index) =>
      context.sample('Calls', {
        Subject: draw.one(['First contact', 'Price question', 'Delivery date', 'Complaint']),
        Call_Type: index % 4 === 0 ? 'Inbound' : 'Outbound',
        Call_Start_Time: `${context.day(15 + index)}T1${draw.below(6)}:15:00Z`,
        Call_Duration: `${1 + draw.below(20)}:30`,
        Call_Purpose: draw.one(valuesOf('Call_Purpose')),
        ...about(),
      }),
    ),
  ]
}

/** What cases are about. */
interface Customers {
  readonly accounts: readonly Sample[]
  readonly contacts: readonly Sample[]
  readonly products: readonly Sample[]
}

/** Cases and solutions. */
export function casesOf(
  context: SampleContext,
  { accounts, contacts, products }: Customers,
): readonly Sample[] {
  const { draw } = context
  return [
    ...times(15, () =>
      context.sample('Cases', {
        Subject: draw.one(['Display stays dark', 'Reading drifts', 'Wrong part delivered', 'Manual wanted']),
        Case_Origin: draw.one(['Email', 'Phone', 'Web']),
        Status: draw.one(valuesOf('Case_Status')),
        Priority: draw.one(valuesOf('Case_Priority')),
        Account_Name: to(draw.one(accounts)),
        Related_To: to(draw.one(contacts)),
        Product_Name: to(draw.one(products)),
      }),
    ),
    ...times(6, (index) =>
      context.sample('Solutions', {
        Solution_Title: `How to reset model ${String.fromCodePoint(65 + index)}`,
        Status: draw.one(valuesOf('Solution_Status')),
        Question: 'The display shows nothing after a power cut.',
        Answer: 'Hold the green button for ten seconds.',
        Product_Name: to(draw.one(products)),
      }),
    ),
  ]
}
