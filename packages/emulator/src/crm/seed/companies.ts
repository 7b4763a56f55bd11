/** What tells the default organization of one data center from those of the others. */
export interface Company {
  /** First seven digits of its ids. */
  readonly prefix: string
  readonly name: string
  readonly domain: string
  readonly phone: string
  /** First and last names of its thirty people, the owner first. */
  readonly people: readonly (readonly [first: string, last: string])[]
  /** The top, a region with three below, a region with two below, and one more. */
  readonly territories: readonly string[]
  /** Names of the groups that are about territories. */
  readonly groups: {
    readonly first: string
    readonly about?: string
    readonly regions: string
    readonly foreign: string
  }
}

/** The company of a data center; one of the caller's own has the first. */
export function companyOf(dataCenter: string): Company {
  return (Object.hasOwn(companies, dataCenter) ? companies[dataCenter] : undefined) ?? harbourAndFinch
}

/** Thirty different people out of ten first and ten last names. */
function people(first: string, last: string): Company['people'] {
  const [firsts, lasts] = [first.split(' '), last.split(' ')]
  return Array.from({ length: 30 }, (_, index) => [
    firsts[index % 10] ?? '',
    lasts[((index % 10) + 3 * Math.floor(index / 10)) % 10] ?? '',
  ])
}

const harbourAndFinch: Company = {
  prefix: '3652397',
  name: 'Harbour & Finch Instruments',
  domain: 'harbour-finch.example',
  phone: '+31 30 555 0100',
  people: [
    ['Nora', 'Lindqvist'],
    ['Tomás', 'Ferreira'],
    ['Aisha', 'Rahman'],
    ['Bram', 'de Wit'],
    ['Chiara', 'Rossi'],
    ['Daniel', 'Okafor'],
    ['Emma', 'Johansson'],
    ['Farid', 'Haddad'],
    ['Grace', 'Murphy'],
    ['Hiroshi', 'Tanaka'],
    ['Ines', 'Moreau'],
    ['Jonas', 'Weber'],
    ['Kavya', 'Nair'],
    ['Liam', 'Novak'],
    ['Mei', 'Chen'],
    ['Niko', 'Papadakis'],
    ['Olga', 'Ivanova'],
    ['Pedro', 'Álvarez'],
    ['Quinn', 'Taylor'],
    ['Rania', 'Saleh'],
    ['Stefan', 'Müller'],
    ['Tessa', 'Bakker'],
    ['Uma', 'Patel'],
    ['Viktor', 'Petrov'],
    ['Wanjiru', 'Kamau'],
    ['Xavier', 'Dubois'],
    ['Yuki', 'Sato'],
    ['Zoë', 'Fischer'],
    ['Integration', 'Sandbox'],
    ['Data', 'Robot'],
  ],
  territories: [
    'World',
    'Europe',
    'Nordics',
    'Benelux',
    'Iberia',
    'Asia',
    'Japan',
    'Middle East',
    'Americas',
  ],
  groups: {
    first: 'Northern Europe sales',
    about: 'Everybody who sells between Brussels and Tromsø',
    regions: 'Asia and the Americas',
    foreign: 'فريق الشرق الأوسط',
  },
}

const companies: Readonly<Record<string, Company>> = {
  eu: harbourAndFinch,
  us: {
    prefix: '2073481',
    name: 'Prairie Line Equipment',
    domain: 'prairie-line.example',
    phone: '+1 512 555 0110',
    people: people(
      'Dolores Marcus Keisha Ethan Abigail Hank Priya Caleb Tamika Wyatt',
      'Whitfield Ramirez Jackson Olsen Nguyen Carter Begay Sullivan Brooks Kaplan',
    ),
    territories: ['America', 'South', 'Texas', 'Louisiana', 'Florida', 'North', 'Ohio', 'Québec', 'West'],
    groups: { first: 'Gulf coast sales', regions: 'North and West', foreign: 'Équipe du Nord' },
  },
  in: {
    prefix: '4418260',
    name: 'Marina Textiles',
    domain: 'marina-textiles.example',
    phone: '+91 44 5550 120',
    people: people(
      'Asha Rohan Meena Arjun Lakshmi Vikram Divya Imran Sunita Karthik',
      'Rao Iyer Sharma Menon Reddy Kapoor Banerjee Khan Pillai Desai',
    ),
    territories: ['India', 'South', 'Chennai', 'Bengaluru', 'Kochi', 'North', 'Delhi', 'Jaipur', 'West'],
    groups: { first: 'Southern sales', regions: 'North and West', foreign: 'जयपुर टीम' },
  },
  au: {
    prefix: '5106937',
    name: 'Coral Coast Solar',
    domain: 'coral-coast.example',
    phone: '+61 7 5550 0130',
    people: people(
      'Matilda Jack Ngaire Oliver Ruby Lachlan Tahlia Cooper Mia Angus',
      "Walker Nguyen Campbell Papas O'Brien Singh Fraser Kelly Rossi Wood",
    ),
    territories: [
      'Oceania',
      'Australia',
      'Queensland',
      'Victoria',
      'Tasmania',
      'Islands',
      'Fiji',
      'Samoa',
      'New Zealand',
    ],
    groups: { first: 'East coast sales', regions: 'Islands and New Zealand', foreign: 'Samoa aufaigaluega' },
  },
  jp: {
    prefix: '6239174',
    name: 'Aozora Seimitsu',
    domain: 'aozora.example',
    phone: '+81 3 5550 0140',
    people: people(
      'Haruka Kenji Sakura Takumi Aoi Ren Misaki Daichi Yui Shota',
      'Suzuki Takahashi Watanabe Ito Nakamura Kobayashi Kato Yoshida Yamada Mori',
    ),
    territories: ['Japan', 'Kanto', 'Tokyo', 'Chiba', 'Saitama', 'Kansai', 'Osaka', 'Kyoto', 'Hokkaido'],
    groups: { first: 'Kanto sales', regions: 'Kansai and Hokkaido', foreign: '京都チーム' },
  },
  cn: {
    prefix: '7350842',
    name: 'Jinjiang Tools',
    domain: 'jinjiang-tools.example',
    phone: '+86 28 5550 0150',
    people: people(
      'Wei Fang Jun Xiu Ming Lan Hao Jing Tao Ying',
      'Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu',
    ),
    territories: ['China', 'East', 'Shanghai', 'Hangzhou', 'Nanjing', 'West', 'Chengdu', 'Xian', 'South'],
    groups: { first: 'Eastern sales', regions: 'West and South', foreign: '西安团队' },
  },
  ca: {
    prefix: '8264519',
    name: 'Fundy Marine Supply',
    domain: 'fundy-marine.example',
    phone: '+1 902 555 0160',
    people: people(
      'Claire Étienne Maya Noah Sophie Liam Aurélie Owen Priya Ethan',
      'MacDonald Tremblay Singh Roy Gagnon Campbell Côté Wong Bouchard Fraser',
    ),
    territories: [
      'Canada',
      'Atlantic',
      'Nova Scotia',
      'New Brunswick',
      'Newfoundland',
      'Central',
      'Ontario',
      'Québec',
      'West',
    ],
    groups: { first: 'Maritime sales', regions: 'Central and West', foreign: 'Équipe du Québec' },
  },
  sa: {
    prefix: '9147305',
    name: 'Najd Water Systems',
    domain: 'najd-water.example',
    phone: '+966 11 555 0170',
    people: people(
      'Huda Khalid Reem Faisal Lama Sultan Noura Majed Amal Yousef',
      'Alharbi Alotaibi Alqahtani Alshehri Aldosari Alghamdi Alzahrani Almutairi Alanazi Alsubaie',
    ),
    territories: ['Gulf', 'Kingdom', 'Riyadh', 'Jeddah', 'Dammam', 'Neighbors', 'Bahrain', 'Kuwait', 'Oman'],
    groups: { first: 'Riyadh and Jeddah sales', regions: 'Neighbors and Oman', foreign: 'فريق الكويت' },
  },
  uk: {
    prefix: '1392746',
    name: 'Aire Valley Brewing',
    domain: 'aire-valley.example',
    phone: '+44 113 555 0180',
    people: people(
      'Harriet George Amara Callum Bronwyn Rhys Fiona Idris Poppy Alfie',
      'Thornton Ahmed Hughes Campbell Wright Davies Okoro Evans Shaw Barker',
    ),
    territories: [
      'Britain',
      'England',
      'Yorkshire',
      'Midlands',
      'London',
      'Celtic',
      'Wales',
      'Scotland',
      'Ireland',
    ],
    groups: {
      first: 'Northern England sales',
      regions: 'Celtic nations and Ireland',
      foreign: 'Sgioba na h-Alba',
    },
  },
  ae: {
    prefix: '2581603',
    name: 'Khor Trading',
    domain: 'khor-trading.example',
    phone: '+971 6 555 0190',
    people: people(
      'Maryam Omar Fatima Rashid Shamma Saif Leena Hamad Aisha Tariq',
      'Almansoori Alnuaimi Alketbi Nair Alblooshi Hussain Almarri Thomas Alshamsi Fernandes',
    ),
    territories: [
      'Emirates',
      'North',
      'Sharjah',
      'Ajman',
      'Fujairah',
      'Coast',
      'Dubai',
      'Abu Dhabi',
      'Abroad',
    ],
    groups: { first: 'Northern Emirates sales', regions: 'Coast and abroad', foreign: 'فريق أبوظبي' },
  },
  sg: {
    prefix: '3170958',
    name: 'Straits Precision',
    domain: 'straits-precision.example',
    phone: '+65 5550 0200',
    people: people(
      'Hui Arun Siti Jeremy Mei Farhan Priscilla Wei Nadia Kelvin',
      'Tan Lim Rahman Lee Ng Krishnan Goh Yusof Wong Chua',
    ),
    territories: ['Asean', 'Peninsula', 'Singapore', 'Johor', 'Penang', 'Islands', 'Java', 'Luzon', 'Mekong'],
    groups: { first: 'Peninsula sales', regions: 'Islands and Mekong', foreign: 'Pasukan Luzon' },
  },
}
