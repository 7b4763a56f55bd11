/** A query to begin with. */
export interface QueryExample {
  readonly name: string
  readonly text: string
}

/** From the simplest on; each shows one thing of the language. The first stands in the empty editor. */
export const queryExamples: readonly [QueryExample, ...QueryExample[]] = [
  {
    name: 'The newest leads',
    text: `select Full_Name, Company, Email, Lead_Source, Created_Time
from Leads
where id is not null
order by Created_Time desc
limit 10`,
  },
  {
    name: 'Through a lookup',
    text: `select Deal_Name, Amount, Stage, Account_Name, Account_Name.Phone, Owner
from Deals
where Amount > 0 and Account_Name.Account_Name is not null
order by Amount desc
limit 20`,
  },
  {
    name: 'Sums of groups',
    text: `select Stage, COUNT(id) as deals, SUM(Amount) as worth
from Deals
where id is not null
group by Stage
order by worth desc`,
  },
  {
    name: 'A query inside another',
    text: `select Account_Name, Phone
from Accounts
where id in (select Account_Name from Deals where Amount > 10000)`,
  },
  {
    name: 'People and their roles',
    text: `select full_name, email, role.name, profile.name
from Users
where status = 'active'
limit 20`,
  },
  {
    name: 'A mistake',
    text: `select Last_Name, Planet
from Leads
where Company = 'Zylker'`,
  },
]
