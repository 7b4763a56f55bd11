export { listApis } from './apis.ts'
export type { Api, ListApisQuery } from './apis.ts'
export {
  changeCustomViewSort,
  changeCustomViewsSort,
  createCustomViews,
  deleteCustomViews,
  getCustomView,
  listCustomViews,
  updateCustomView,
  updateCustomViews,
} from './custom-views.ts'
export type {
  CrossFilter,
  CustomView,
  CustomViewChange,
  CustomViewSort,
  ListCustomViewsQuery,
  NewCustomView,
  ViewCriteria,
  ViewField,
  ViewShare,
} from './custom-views.ts'
export {
  createDuplicateCheckPreference,
  deleteDuplicateCheckPreference,
  getDuplicateCheckPreference,
  updateDuplicateCheckPreference,
} from './duplicate-check.ts'
export type {
  DuplicateCheckMapping,
  DuplicateCheckPreference,
  NewDuplicateCheckPreference,
} from './duplicate-check.ts'
export { getDataEnrichmentFeature, getFeature, getUserLicenses, listFeatures } from './features.ts'
export type { Feature, FeatureDetails, FeatureQuery, ListFeaturesQuery } from './features.ts'
export type {
  FieldAssociation,
  FieldAutoNumber,
  FieldCurrency,
  FieldFormula,
  FieldHistory,
  FieldLookup,
  FieldMultiLookup,
  FieldMultiModuleLookup,
  FieldPermission,
  FieldPrivacy,
  FieldRollup,
} from './field-parts.ts'
export type { DataType, Field, FieldDetails, FieldFlags } from './field-row.ts'
export {
  createFields,
  deleteField,
  getField,
  getFieldScheduledJobs,
  listFieldPicklistValues,
  listFields,
  updateField,
  updateFields,
} from './fields.ts'
export type { FieldsQuery, ScheduledJob, ScheduledJobsQuery } from './fields.ts'
export {
  createGlobalPicklist,
  deleteGlobalPicklist,
  deleteGlobalPicklists,
  getGlobalPicklist,
  listGlobalPicklistAssociations,
  listGlobalPicklistValueAssociations,
  listGlobalPicklists,
  listReplacedGlobalPicklistValues,
  replaceGlobalPicklistValue,
  updateGlobalPicklist,
  updateGlobalPicklists,
} from './global-picklists.ts'
export type {
  AssociationsQuery,
  GlobalPicklist,
  GlobalPicklistChange,
  GlobalPicklistValue,
  GlobalPicklistsQuery,
  NewGlobalPicklist,
  PicklistAssociation,
  PicklistValueAssociation,
  ReplacedValue,
  ValueReplacement,
} from './global-picklists.ts'
export type { ConvertTarget, Layout, LayoutField, LayoutProfile, LayoutSection } from './layout-row.ts'
export {
  activateLayout,
  deactivateLayout,
  deleteLayout,
  getLayout,
  listLayouts,
  updateLayout,
  updateLayouts,
} from './layouts.ts'
export type {
  DeleteLayoutQuery,
  LayoutChange,
  LayoutFieldChange,
  LayoutSectionChange,
  LayoutsQuery,
} from './layouts.ts'
export {
  createMapDependency,
  deleteMapDependency,
  getMapDependency,
  listMapDependencies,
  updateMapDependency,
} from './map-dependencies.ts'
export type {
  DependentValue,
  MapDependenciesQuery,
  MapDependency,
  NewMapDependency,
} from './map-dependencies.ts'
export type { Module, ModuleContents, ModuleFlags } from './module-row.ts'
export {
  createModule,
  generateModuleLink,
  getModule,
  listModules,
  updateModule,
  updateModules,
} from './modules.ts'
export type { ListModulesQuery, ModuleChange, ModuleLink, NewModule } from './modules.ts'
export type { Named, Open, Settable } from './named.ts'
export type { FieldChange, FieldSettings, NewField, NewPickListValue } from './new-field.ts'
export type { PickListMap, PickListValue, PickListValueInLayouts } from './pick-list-value.ts'
export {
  createPipeline,
  getPipeline,
  listPipelines,
  transferAndDeletePipeline,
  updatePipeline,
  updatePipelines,
} from './pipelines.ts'
export type { NewPipeline, Pipeline, PipelineChange, PipelineStage, PipelineTransfer } from './pipelines.ts'
export { privateFields, restrictedFields, restrictedNulls } from './private-fields.ts'
export type { PrivateField } from './private-fields.ts'
export {
  createRecordLockingConfiguration,
  deleteRecordLockingConfiguration,
  deleteRecordLockingConfigurations,
  getRecordLockingConfiguration,
  getRecordLockingConfigurations,
  updateRecordLockingConfiguration,
  updateRecordLockingConfigurations,
} from './record-locking.ts'
export type {
  LockingRule,
  NewRecordLockingConfiguration,
  RecordLockingConfiguration,
  RecordLockingConfigurationChange,
  RecordLockingQuery,
} from './record-locking.ts'
export { getRelatedList, listRelatedLists } from './related-lists.ts'
export type { RelatedList, RelatedListsQuery } from './related-lists.ts'
export {
  getVariableGroup,
  getVariableGroupByApiName,
  listVariableGroups,
  updateVariableGroup,
  updateVariableGroups,
} from './variable-groups.ts'
export type { VariableGroup, VariableGroupChange } from './variable-groups.ts'
export {
  createVariables,
  deleteVariable,
  deleteVariables,
  getVariable,
  getVariableByApiName,
  listVariableAssociations,
  listVariables,
  updateVariable,
  updateVariableByApiName,
  updateVariables,
} from './variables.ts'
export type {
  NewVariable,
  Variable,
  VariableAssociation,
  VariableChange,
  VariableGroupQuery,
  VariableQuery,
  VariableType,
} from './variables.ts'
export { getWizard, listWizards } from './wizards.ts'
export type {
  ListWizardsQuery,
  Wizard,
  WizardButton,
  WizardContainer,
  WizardScreen,
  WizardSegment,
  WizardStep,
} from './wizards.ts'
