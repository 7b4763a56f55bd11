/**
 * Values of the standard picklists, in their order, by the name of the field or of the list that its module names.
 * `a > b`: people see a, b stands for it.
 */
export const picklists: Readonly<Record<string, string>> = {
  Salutation: 'Mr., Mrs., Ms., Dr., Prof.',
  Lead_Source:
    'Advertisement, Cold Call, Employee Referral, External Referral, Online Store > OnlineStore, Partner, X (Twitter), Facebook, Public Relations, Sales Email Alias, Seminar Partner, Internal Seminar, Trade Show, Web Download, Web Research, Web Cases, Web Mail, Chat',
  Lead_Status:
    'Attempted to Contact, Contact in Future, Contacted, Junk Lead, Lost Lead, Not Contacted, Pre-Qualified, Not Qualified',
  Rating: 'Acquired, Active, Market Failed, Project Cancelled, Shut Down > ShutDown',
  Industry:
    'ASP (Application Service Provider), Data/Telecom OEM, ERP (Enterprise Resource Planning), Government/Military, Large Enterprise, ManagementISV, MSP (Management Service Provider), Network Equipment Enterprise > Network Equipment (Enterprise), Non-management ISV, Optical Networking, Service Provider, Small/Medium Enterprise, Storage Equipment, Storage Service Provider, Systems Integrator, Wireless Industry',
  Account_Type:
    'Analyst, Competitor, Customer, Distributor, Integrator, Investor, Other, Partner, Press, Prospect, Reseller, Supplier, Vendor',
  Ownership: 'Other, Private, Public, Subsidiary, Partnership, Government, Privately Held, Public Company',
  Deal_Type: 'Existing Business, New Business',
  Pipeline: 'Standard (Standard)',
  Stage:
    'Qualification, Needs Analysis, Value Proposition, Identify Decision Makers > Id. Decision Makers, Proposal/Price Quote, Negotiation/Review, Closed Won, Closed Lost, Closed-Lost to Competition > Closed Lost to Competition',
  Task_Status: 'Not Started, Deferred, In Progress, Completed, Waiting for input > Waiting on someone else',
  Task_Priority: 'High, Highest, Low, Lowest, Normal',
  Call_Type: 'Outbound, Inbound, Missed',
  Call_Purpose: 'Prospecting, Administrative, Negotiation, Demo, Project, Desk > Support',
  Call_Result:
    'Interested, Not interested, No response/Busy, Requested more info, Requested call back, Invalid number',
  Outgoing_Call_Status: 'Scheduled, Completed, Overdue, Cancelled',
  Campaign_Type:
    'Conference, Webinar, Trade Show, Public Relations, Partners, Referral Program, Advertisement, Banner Ads, Direct mail, Email, Telemarketing, Others',
  Campaign_Status: 'Planning, Active, Inactive, Complete',
  Case_Status: 'New, On Hold, Escalated, Closed',
  Case_Origin: 'Email, Phone, Web, Twitter, Facebook',
  Case_Type: 'Problem, Feature Request, Question',
  Case_Priority: 'High, Medium, Low',
  Case_Reason:
    'User did not attend any training, Complex functionality, Existing problem, Instructions not clear, New problem',
  Solution_Status: 'Draft, Reviewed, Duplicate',
  Product_Category: 'Hardware, Software, CRM Applications',
  Manufacturer: 'AltvetPet Inc., LexPon Inc., MetBeat Corp.',
  Usage_Unit:
    'Box, Carton, Dozen, Each, Hours, Impressions, Lb, M, Pack, Pages, Pieces, Quantity, Reams, Sheet, Spiral Binder, Sq Ft',
  Quote_Stage: 'Draft, Negotiation, Delivered, On Hold, Confirmed, Closed Won, Closed Lost',
  Order_Status: 'Created, Approved, Delivered, Cancelled',
  Carrier: 'FedEX, UPS, USPS, DHL, BlueDart',
  GL_Account:
    'Sales-Software, Sales-Hardware, Rental Income, Interest Income, Sales-Software Support, Sales Other, Internet Sales, Service-Hardware Labor, Sales-Books',
  Pricing_Model: 'Flat, Differential',
  Data_Processing_Basis:
    'Not Applicable, Legitimate Interests, Contract, Legal Obligation, Vital Interests, Public Interests, Pending, Awaiting, Obtained, Not Respond, Declined, Stop Processing, Delete',
  Record_Status__s: 'Trash, Available, Draft',
  Unsubscribed_Mode: 'Consent form, Manual, Unsubscribe link, Zoho campaigns',
  Enrich_Status__s: 'Available, Enriched, Data not found',
  Service_Location: 'Client Address, Business Address, Business Address and Client Address',
  Service_Availability: 'Every Business Days, Specific Day(s), Specific Date(s), Specific Date Range',
  Service_Status: 'Available, Temporarily Unavailable, Not in Use',
  Yes_Or_No: 'Yes, No',
  Appointment_Status: 'Scheduled, Cancelled, Completed, Overdue',
  Appointment_Location: 'Client Address, Business Address',
  By_Whom: 'By Customer, By Team',
}

/** Lists that do not begin with `-None-`. */
export const withoutNone: readonly string[] = [
  'Data_Processing_Basis',
  'Record_Status__s',
  'Unsubscribed_Mode',
  'Enrich_Status__s',
  'Stage',
]

/** Probability (percent) and forecast of the stages of a deal, in their order. */
export const stageRules: readonly (readonly [probability: number, type: string, category: string])[] = [
  [10, 'Open', 'Pipeline'],
  [20, 'Open', 'Pipeline'],
  [40, 'Open', 'Pipeline'],
  [60, 'Open', 'Pipeline'],
  [75, 'Open', 'Pipeline'],
  [90, 'Open', 'Pipeline'],
  [100, 'Closed Won', 'Closed'],
  [0, 'Closed Lost', 'Omitted'],
  [0, 'Closed Lost', 'Omitted'],
]
