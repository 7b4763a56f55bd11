import type { StandardModule } from './standard-module.ts'

const all = 'creatable editable deletable viewable api_supported quick_create'

/** Modules of goods and papers: products, vendors, price books, quotes, orders, invoices. */
export const inventory: readonly StandardModule[] = [
  {
    api_name: 'Products',
    label: 'Product',
    display_field: 'Product_Name',
    flags: all,
    sections: [
      'Product Image',
      'Product Information',
      'Price Information',
      'Stock Information',
      'Description Information',
    ],
    fields: `
      @image
      Product_Name text 200 !L
      Product_Code text 100
      Product_Active boolean
      Product_Category, Manufacturer, Usage_Unit picklist
      Vendor_Name lookup:Vendors
      Sales_Start_Date, Sales_End_Date, Support_Start_Date, Support_Expiry_Date date
      Unit_Price, Commission_Rate currency
      Taxable boolean
      Tax rows:taxes
      Qty_in_Stock, Qty_Ordered, Qty_in_Demand, Reorder_Level double
      Handler ownerlookup
      @system
      @lock
      @layout
      Description textarea`,
  },
  {
    api_name: 'Vendors',
    label: 'Vendor',
    display_field: 'Vendor_Name',
    flags: all,
    sections: ['Vendor Image', 'Vendor Information', 'Address Information', 'Description Information'],
    fields: `
      @image
      Vendor_Name text 120 !L
      Email email
      Phone phone 40
      Website website
      GL_Account picklist
      Category text 100
      @unsubscribe
      @system
      @lock
      @layout
      @address
      Description textarea`,
  },
  {
    api_name: 'Price_Books',
    module_name: 'PriceBooks',
    label: 'Price Book',
    display_field: 'Price_Book_Name',
    flags: all,
    sections: ['Price Book Information', 'Pricing Information', 'Description Information'],
    fields: `
      Price_Book_Name text 120 !L
      Active boolean
      Pricing_Model picklist
      Pricing_Details rows:prices !L
      @system
      @lock
      @layout
      Description textarea`,
  },
  {
    api_name: 'Quotes',
    label: 'Quote',
    display_field: 'Subject',
    flags: `${all} convertable`,
    sections: [
      'Quote Information',
      'Address Information',
      'Quoted Items',
      'Terms and Conditions',
      'Description Information',
    ],
    fields: `
      Subject text 255 !L
      Quote_Number text 18 R
      Quote_Stage, Carrier picklist
      Valid_Till date = Valid Until
      Team text 50
      Deal_Name lookup:Deals
      Contact_Name lookup:Contacts
      Account_Name lookup:Accounts L
      @system
      @lock
      @layout
      @address:Billing_:Code
      @address:Shipping_:Code
      Quoted_Items subform:Quoted_Items !L
      @totals
      Description textarea`,
  },
  {
    api_name: 'Sales_Orders',
    module_name: 'SalesOrders',
    label: 'Sales Order',
    display_field: 'Subject',
    flags: `${all} convertable`,
    sections: [
      'Sales Order Information',
      'Address Information',
      'Ordered Items',
      'Terms and Conditions',
      'Description Information',
    ],
    fields: `
      Subject text 255 !L
      SO_Number text 18 R
      Status picklist:Order_Status
      Carrier picklist
      Due_Date date
      Customer_No, Purchase_Order, Pending text 50
      Excise_Duty, Sales_Commission currency
      Deal_Name lookup:Deals
      Quote_Name lookup:Quotes
      Contact_Name lookup:Contacts
      Account_Name lookup:Accounts L
      @system
      @lock
      @layout
      @address:Billing_:Code
      @address:Shipping_:Code
      Ordered_Items subform:Ordered_Items !L
      @totals
      Description textarea`,
  },
  {
    api_name: 'Purchase_Orders',
    module_name: 'PurchaseOrders',
    label: 'Purchase Order',
    display_field: 'Subject',
    flags: all,
    sections: [
      'Purchase Order Information',
      'Address Information',
      'Purchase Items',
      'Terms and Conditions',
      'Description Information',
    ],
    fields: `
      Subject text 255 !L
      Vendor_Name lookup:Vendors !L
      PO_Number, Requisition_No, Tracking_Number text 50
      PO_Date, Due_Date date
      Status picklist:Order_Status
      Carrier picklist
      Excise_Duty, Sales_Commission currency
      Contact_Name lookup:Contacts
      @system
      @lock
      @layout
      @address:Billing_:Code
      @address:Shipping_:Code
      Purchase_Items subform:Purchase_Items !L
      @totals
      Description textarea`,
  },
  {
    api_name: 'Invoices',
    label: 'Invoice',
    display_field: 'Subject',
    flags: all,
    sections: [
      'Invoice Information',
      'Address Information',
      'Invoiced Items',
      'Terms and Conditions',
      'Description Information',
    ],
    fields: `
      Subject text 255 !L
      Invoice_Number text 18 R
      Invoice_Date, Due_Date date
      Status picklist:Order_Status
      Sales_Order lookup:Sales_Orders
      Contact_Name lookup:Contacts
      Account_Name lookup:Accounts L
      Purchase_Order text 50
      Excise_Duty, Sales_Commission currency
      @system
      @lock
      @layout
      @address:Billing_:Code
      @address:Shipping_:Code
      Invoiced_Items subform:Invoiced_Items !L
      @totals
      Description textarea`,
  },
]

/** Modules whose rows are the lines of quotes, orders and invoices. */
export const lineItems: readonly StandardModule[] = (
  [
    ['Quoted_Items', 'QuotedItems', 'Quotes'],
    ['Ordered_Items', 'OrderedItems', 'Sales_Orders'],
    ['Purchase_Items', 'PurchaseItems', 'Purchase_Orders'],
    ['Invoiced_Items', 'InvoicedItems', 'Invoices'],
  ] as const
).map(([name, internal, parent]) => ({
  api_name: name,
  module_name: internal,
  label: name.replaceAll('_', ' ').replace(/s$/, ''),
  generated_type: 'subform',
  visibility: 2,
  parent,
  display_field: 'Product_Name',
  flags: 'deletable viewable api_supported',
  sections: [],
  fields: `
    id bigint R = Record Id
    Parent_Id lookup:${parent} R
    Created_Time, Modified_Time datetime R
    Product_Name lookup:Products !
    Quantity double
    List_Price currency
    Total, Total_After_Discount, Net_Total currency R
    Discount currency
    Tax currency R
    Line_Tax linetax
    Price_Book_Name lookup:Price_Books
    Description textarea 2000
    Sequence_Number integer R`,
}))
