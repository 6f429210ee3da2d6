/** The order of the storeys (README, map of the tree): who may know whom. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(shared|functions|portal|infra|test)/', pathNot: allowed },
})

const packages = (name, comment, from, banned) => ({ name, comment, severity: 'error', from, to: { path: banned } })

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file, or hide a third. A type alone loads nothing: a track’s file holds ' +
        'its schema and its rules, and its rules name the type of the whole case.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      // Kit makes these when it builds.
      from: { pathNot: '^portal/' },
      to: { couldNotResolve: true },
    },
    only('domain', '^shared/domain/', '^shared/domain/', 'The domain is pure: it knows nobody.'),
    {
      name: 'domain-packages',
      comment: 'The domain imports nothing but zod and the data of the calendar.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'],
        pathNot: '/node_modules/(zod|chinese-days)/|^node_modules/(zod|chinese-days)/',
      },
    },
    only(
      'sealing',
      '^shared/sealing/',
      '^shared/sealing/',
      'Envelopes are made in the doors and in the browser alike: they know nobody.',
    ),
    only(
      'contract',
      '^shared/contract/',
      '^shared/(contract|domain)/',
      'The wire promise speaks the words of the domain.',
    ),
    only('store', '^shared/store/', '^shared/(store|domain|sealing)/', 'The store keeps what the domain decides.'),
    only(
      'functions',
      '^functions/',
      '^(functions/|shared/(contract|domain|sealing|store)/)',
      'A door wires the storeys below it.',
    ),
    only(
      'portal',
      '^portal/',
      '^(portal/|shared/(contract|domain|sealing)/)',
      'The portal calls the API like everyone else.',
    ),
    only(
      'infra',
      '^infra/(?!local/)',
      '^(infra/(?!local/)|shared/contract/|shared/store/tables\\.ts$|shared/domain/archives/archive\\.ts$)',
      'The cloud is made of the contract, the tables, and how long and where an archive lies.',
    ),
    {
      name: 'product-without-tests',
      comment: 'Nothing that runs depends on its tests.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    packages(
      'store-alone-knows-aws',
      'The store is the only code behind the doors that knows DynamoDB, S3 and KMS.',
      { path: '^(functions|shared)/', pathNot: '^shared/store/' },
      'node_modules/(@aws-sdk|dynamodb-toolbox)/',
    ),
    packages(
      'sealing-alone-knows-age',
      'How a tip is sealed is said in one place.',
      { path: '^(functions|shared|portal|infra)/', pathNot: '^shared/sealing/' },
      'node_modules/age-encryption/',
    ),
    packages(
      'portal-asks-kms-alone',
      'The portal seals its own session, and has nothing else of the cloud.',
      { path: '^portal/' },
      'node_modules/(@aws-sdk/(?!client-kms/)|dynamodb-toolbox/)',
    ),
    packages(
      'cdk-in-infra-alone',
      'The cloud is defined in infra, and checked in test/cloud.',
      { pathNot: '^(infra/(app\\.ts|stacks/|constructs/)|test/(cloud|bench)/)' },
      'node_modules/(aws-cdk-lib|constructs|cdk-nag)/',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(cdk\\.out|\\.svelte-kit|build|\\.local|paraglide)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
