import { valuesOf } from '../standard-modules/options.ts'
import { times, to, type Sample, type SampleContext } from './sample.ts'

export function vendorsOf(context: SampleContext): readonly Sample[] {
  const { draw, country } = context
  return times(8, (index) => {
    const stem = country.companies.split(' ')[index] ?? 'Vendor'
    return context.sample('Vendors', {
      Vendor_Name: `${stem} Supplies`,
      Email: `orders@${stem}-supplies.${country.domain}.example`.toLowerCase(),
      Phone: `${country.dial} 099${index}`,
      GL_Account: draw.one(valuesOf('GL_Account')),
      City: draw.one(country.cities)[0],
      Country: country.country,
    })
  })
}

export function productsOf(context: SampleContext, vendors: readonly Sample[]): readonly Sample[] {
  const { draw } = context
  const names =
    'Pressure gauge,Flow meter,Thermocouple,Level switch,Data logger,Calibrator,Probe,Mounting kit'.split(',')
  return times(16, (index) =>
    context.sample('Products', {
      Product_Name: `${names[index % names.length] ?? 'Gauge'} ${index < names.length ? 'S' : 'XL'}`,
      Product_Code: `HF-${100 + index}`,
      Product_Category: 'Hardware',
      Usage_Unit: 'Pieces',
      Unit_Price: 5 * (2 + draw.below(200)),
      Vendor_Name: to(draw.one(vendors)),
      Qty_in_Stock: draw.below(300),
      Reorder_Level: 20,
      Taxable: true,
    }),
  )
}

/** What papers are made from. */
interface Parties {
  readonly accounts: readonly Sample[]
  readonly contacts: readonly Sample[]
  readonly deals: readonly Sample[]
  readonly vendors: readonly Sample[]
  readonly products: readonly Sample[]
}

/** Price books, quotes, orders, invoices. */
export function papersOf(context: SampleContext, parties: Parties): readonly Sample[] {
  const { draw } = context
  const { accounts, contacts, deals, vendors } = parties
  const lines = (): readonly object[] => times(1 + draw.below(3), () => line(context, parties.products))
  const customer = (): object => ({
    Account_Name: to(draw.one(accounts)),
    Contact_Name: to(draw.one(contacts)),
  })
  return [
    ...['List prices', 'Resellers', 'Schools'].map((name) =>
      context.sample('Price_Books', {
        Price_Book_Name: name,
        Pricing_Model: 'Differential',
        Pricing_Details: [{ id: context.nextId(), from_range: 1, to_range: 100, discount: draw.below(20) }],
      }),
    ),
    ...times(10, (index) =>
      context.sample('Quotes', {
        Subject: `Quote for ${String(draw.one(deals).values['Deal_Name'])}`,
        Quote_Stage: draw.one(valuesOf('Quote_Stage')),
        Valid_Till: context.day(60 + index),
        ...customer(),
        Deal_Name: to(draw.one(deals)),
        Quoted_Items: lines(),
      }),
    ),
    ...times(8, (index) =>
      context.sample('Sales_Orders', {
        Subject: `Order ${index + 1}`,
        Status: draw.one(valuesOf('Order_Status')),
        Due_Date: context.day(90 + index),
        ...customer(),
        Ordered_Items: lines(),
      }),
    ),
    ...times(6, (index) =>
      context.sample('Purchase_Orders', {
        Subject: `Restock ${index + 1}`,
        PO_Number: `PO-${index + 1}`,
        Vendor_Name: to(draw.one(vendors)),
        PO_Date: context.day(40 + index),
        Purchase_Items: lines(),
      }),
    ),
    ...times(8, (index) =>
      context.sample('Invoices', {
        Subject: `Invoice ${index + 1}`,
        Invoice_Date: context.day(100 + index),
        Due_Date: context.day(130 + index),
        ...customer(),
        Invoiced_Items: lines(),
      }),
    ),
  ]
}

function line({ draw, nextId }: SampleContext, products: readonly Sample[]): object {
  const product = draw.one(products)
  return {
    id: nextId(),
    Product_Name: to(product),
    Quantity: 1 + draw.below(20),
    List_Price: product.values['Unit_Price'],
    ...(draw.percent(40) && { Line_Tax: [{ name: 'Sales Tax', percentage: 8 }] }),
  }
}
