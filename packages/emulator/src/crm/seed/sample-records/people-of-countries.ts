/** Names that records of an organization are made of, by the country of its data center. */
export interface Country {
  readonly firstNames: string
  readonly lastNames: string
  /** What companies are called after, and what stands behind. */
  readonly companies: string
  readonly forms: string
  /** City, state, postal code; the last digits of the code vary. */
  readonly cities: readonly (readonly [city: string, state: string, code: string])[]
  readonly country: string
  /** Dialling code. */
  readonly dial: string
  /** What stands before `.example` in addresses. */
  readonly domain: string
}

const us: Country = {
  firstNames: 'Olivia Marcus Hannah Caleb Renee Dustin Maya Trevor Paige Elijah Naomi Grant',
  lastNames: 'Whitfield Carver Delgado Brooks Sandoval Pruitt Hensley Okoye Lindgren Vance Tran Abbott',
  companies: 'Cedar Summit Prairie Ironwood Lakeside Canyon Beacon Redstone Harvest Pioneer',
  forms: 'Inc. LLC Corp.',
  cities: [
    ['Austin', 'Texas', '787'],
    ['Denver', 'Colorado', '802'],
    ['Portland', 'Oregon', '972'],
    ['Columbus', 'Ohio', '432'],
  ],
  country: 'United States',
  dial: '+1 555',
  domain: 'com',
}

const countries: Readonly<Record<string, Country>> = {
  US: us,
  NL: {
    firstNames: 'Sanne Joris Femke Lotte Ruben Maud Thijs Anouk Wouter Noor Sven Isa',
    lastNames: 'Hoekstra Vermeer Postma Kuipers Dijkstra Meijer Smeets Brouwer Claessens Jansma Visser Prins',
    companies:
      'Waterland Molenbeek Zuiderzee Kaasplein Tulpenhof Veluwe Grachtzicht Noorderlicht Polder Duinrand',
    forms: 'BV NV Groep',
    cities: [
      ['Utrecht', 'Utrecht', '35'],
      ['Rotterdam', 'Zuid-Holland', '30'],
      ['Eindhoven', 'Noord-Brabant', '56'],
      ['Groningen', 'Groningen', '97'],
    ],
    country: 'Netherlands',
    dial: '+31 20',
    domain: 'nl',
  },
  IN: {
    firstNames: 'Ananya Rohan Meera Karthik Divya Arjun Lakshmi Vikram Pooja Suresh Nisha Aditya',
    lastNames: 'Iyer Sharma Reddy Menon Banerjee Kulkarni Chowdhury Pillai Desai Gupta Bhat Rao',
    companies: 'Kaveri Sagar Himadri Vasant Malabar Surya Deccan Nilgiri Ganga Chakra',
    forms: 'Pvt Ltd Industries Enterprises',
    cities: [
      ['Chennai', 'Tamil Nadu', '600'],
      ['Pune', 'Maharashtra', '411'],
      ['Bengaluru', 'Karnataka', '560'],
      ['Kochi', 'Kerala', '682'],
    ],
    country: 'India',
    dial: '+91 44',
    domain: 'in',
  },
  AU: {
    firstNames: 'Matilda Lachlan Imogen Cooper Zara Hamish Freya Angus Tahlia Bailey Sienna Flynn',
    lastNames:
      'Gallagher Mcintyre Hartley Nguyen Doyle Prescott Bannister Ellery Kerr Sutherland Farrow Quill',
    companies: 'Coolabah Wattle Southern Coral Mulga Jarrah Billabong Murray Banksia Outlook',
    forms: 'Pty Group Trading',
    cities: [
      ['Brisbane', 'Queensland', '40'],
      ['Perth', 'Western Australia', '60'],
      ['Adelaide', 'South Australia', '50'],
      ['Hobart', 'Tasmania', '70'],
    ],
    country: 'Australia',
    dial: '+61 7',
    domain: 'com.au',
  },
  JP: {
    firstNames: 'Haruka Kenta Misaki Daichi Aoi Sota Rin Takumi Sakura Ren Mio Yuto',
    lastNames:
      'Yamamoto Kobayashi Nakamura Matsuda Fujita Okamoto Hasegawa Ishikawa Ueda Sakamoto Ogawa Mori',
    companies: 'Asahi Minato Hikari Sakura Fuji Kawase Tsubaki Hoshi Aozora Midori',
    forms: 'KK Seisakusho Shoji',
    cities: [
      ['Osaka', 'Osaka', '530'],
      ['Nagoya', 'Aichi', '450'],
      ['Sapporo', 'Hokkaido', '060'],
      ['Fukuoka', 'Fukuoka', '810'],
    ],
    country: 'Japan',
    dial: '+81 6',
    domain: 'jp',
  },
  CN: {
    firstNames: 'Wei Xiaoyan Jun Lihua Bo Yating Hao Meiling Cheng Ruoxi Tao Xin',
    lastNames: 'Zhao Qian Sun Zhou Wu Zheng Feng Wei Jiang Shen Han Yang',
    companies: 'Huasheng Jinxing Tianhe Dongfang Longteng Baiyun Xinghai Yongfu Mingde Changjiang',
    forms: 'Ltd Group Technology',
    cities: [
      ['Chengdu', 'Sichuan', '6100'],
      ['Hangzhou', 'Zhejiang', '3100'],
      ['Wuhan', 'Hubei', '4300'],
      ['Qingdao', 'Shandong', '2660'],
    ],
    country: 'China',
    dial: '+86 28',
    domain: 'cn',
  },
  CA: {
    firstNames: 'Élise Connor Juliette Owen Maëlle Declan Abigail Félix Rosalie Tristan Nora Bennett',
    lastNames:
      'Tremblay Macleod Gagnon Fraser Bouchard Sinclair Pelletier Campbell Lavoie Reid Cormier Stewart',
    companies: 'Maplewood Boreal Laurentian Northgate Atlantic Glacier Cartier Timberline Fundy Caribou',
    forms: 'Inc. Ltée Holdings',
    cities: [
      ['Halifax', 'Nova Scotia', 'B3H'],
      ['Québec', 'Quebec', 'G1R'],
      ['Winnipeg', 'Manitoba', 'R3C'],
      ['Victoria', 'British Columbia', 'V8W'],
    ],
    country: 'Canada',
    dial: '+1 902',
    domain: 'ca',
  },
  SA: {
    firstNames: 'Noura Faisal Reem Sultan Hessa Majed Lama Yazeed Dana Turki Sara Nawaf',
    lastNames:
      'Alharbi Alqahtani Alotaibi Alghamdi Alzahrani Alshehri Almutairi Alanazi Aldossari Alamri Alrashid Alsubaie',
    companies: 'Najd Hijaz Nakheel Sahara Rawabi Durra Wahat Marjan Safwa Tuwaiq',
    forms: 'Est. Co. Trading',
    cities: [
      ['Jeddah', 'Makkah', '214'],
      ['Riyadh', 'Riyadh', '115'],
      ['Dammam', 'Eastern Province', '324'],
      ['Abha', 'Asir', '625'],
    ],
    country: 'Saudi Arabia',
    dial: '+966 12',
    domain: 'sa',
  },
  GB: {
    firstNames: 'Imelda Rhys Beatrice Callum Florence Ewan Harriet Idris Poppy Alistair Gwen Rory',
    lastNames:
      'Ashworth Pemberton Lloyd Mackenzie Thistlewood Bradshaw Hargreaves Rees Kendall Wainwright Craig Penrose',
    companies: 'Thornbury Wharfedale Pennine Severn Ironbridge Kestrel Heather Solway Fenland Cobblestone',
    forms: 'Ltd PLC Partners',
    cities: [
      ['Leeds', 'West Yorkshire', 'LS1'],
      ['Cardiff', 'South Glamorgan', 'CF10'],
      ['Bristol', 'Avon', 'BS1'],
      ['Dundee', 'Angus', 'DD1'],
    ],
    country: 'United Kingdom',
    dial: '+44 113',
    domain: 'co.uk',
  },
  AE: {
    firstNames: 'Mariam Khalid Shamma Rashid Alia Hamdan Maitha Saeed Hind Mansour Latifa Zayed',
    lastNames:
      'Almarri Alketbi Alsuwaidi Almazrouei Alnuaimi Alfalasi Alshamsi Almheiri Alhosani Alblooshi Aldhaheri Alqassimi',
    companies: 'Dhow Falcon Oasis Creek Pearl Ghaf Mirage Corniche Palmera Zayt',
    forms: 'LLC FZE Trading',
    cities: [
      ['Sharjah', 'Sharjah', '61'],
      ['Abu Dhabi', 'Abu Dhabi', '51'],
      ['Al Ain', 'Abu Dhabi', '15'],
      ['Fujairah', 'Fujairah', '70'],
    ],
    country: 'United Arab Emirates',
    dial: '+971 6',
    domain: 'ae',
  },
  SG: {
    firstNames: 'Huiling Darren Nurul Jiahao Priya Weijie Farah Sheena Ravi Xinyi Aaron Siti',
    lastNames: 'Tan Lim Koh Rahmat Goh Teo Subramaniam Ng Chua Ismail Ong Seah',
    companies: 'Merlion Orchid Straits Raffles Kallang Sentosa Bukit Marina Temasek Changi',
    forms: 'Pte Holdings Ventures',
    cities: [
      ['Singapore', 'Central', '0180'],
      ['Singapore', 'East', '4600'],
      ['Singapore', 'West', '6000'],
      ['Singapore', 'North', '7300'],
    ],
    country: 'Singapore',
    dial: '+65 6',
    domain: 'sg',
  },
}

/** What a country's records are made of, by its two letters; another country's are like those of the United States. */
export function countryOf(code: string): Country {
  return Object.hasOwn(countries, code) ? (countries[code] ?? us) : us
}

/** A number for each country of a data center; 0 for another. */
export function numberOfCountry(code: string): number {
  return Object.keys(countries).indexOf(code) + 1
}
