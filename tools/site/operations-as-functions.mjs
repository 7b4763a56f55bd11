// An operation is a constant whose type can be called. For its reader it is a function, with parameters and a result.
import { Context, ParameterReflection, ReflectionFlag, ReflectionKind } from 'typedoc'

/** Has TypeDoc convert as functions the constants that can be called. */
export async function operationsAsFunctions(convert) {
  const original = Object.getOwnPropertyDescriptor(Context.prototype, 'getComment')
  if (original === undefined) throw new Error('TypeDoc converts in another way than this changes.')
  // TypeDoc asks the comment of each constant whether it is one.
  Context.prototype.getComment = function (symbol, kind) {
    const comment = original.value.call(this, symbol, kind)
    if (kind === ReflectionKind.Variable && comment !== undefined && isCallable(this, symbol))
      comment.modifierTags.add('@function')
    return comment
  }
  try {
    const project = await convert()
    for (const module of project?.children ?? [])
      for (const child of module.children ?? [])
        if (child.kind === ReflectionKind.Function) bare(project, child)
    return project
  } finally {
    Object.defineProperty(Context.prototype, 'getComment', original)
  }
}

function isCallable(context, symbol) {
  const [declaration] = symbol.getDeclarations() ?? []
  return (
    declaration !== undefined &&
    context.checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures().length > 0
  )
}

/** Without what makes it an operation: scopes and halves, which are the same for all. */
function bare(project, operation) {
  for (const member of (operation.children ?? []).slice()) project.removeReflection(member)
  for (const signature of operation.signatures ?? []) {
    signature.parameters = signature.parameters?.flatMap((parameter) => spread(project, signature, parameter))
  }
}

/** `...parameters: [id: Id, options?: CallOptions]` is two parameters. */
function spread(project, signature, parameter) {
  const members = parameter.flags.isRest && parameter.type?.type === 'tuple' ? parameter.type.elements : []
  if (members.length === 0 || members.some(({ type }) => type !== 'namedTupleMember')) return [parameter]
  project.removeReflection(parameter)
  return members.map(({ name, isOptional, element }) => {
    const made = new ParameterReflection(name, ReflectionKind.Parameter, signature)
    made.type = element
    made.setFlag(ReflectionFlag.Optional, isOptional)
    project.registerReflection(made)
    return made
  })
}
