import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { schemaText } from '../src/schema.js';

const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

interface Comparison {
  broken: string[];
  missing: string[];
}

/** What `ours` promises otherwise than the contract, and what of the contract it does not serve yet. */
function compare(contract: GraphQLSchema, ours: GraphQLSchema): Comparison {
  const result: Comparison = { broken: [], missing: [] };
  for (const type of Object.values(contract.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name))
      continue;
    const own = ours.getType(type.name);
    if (!own) result.missing.push(type.name);
    else compareType(type, own, result);
  }
  return result;
}

function compareType(type: GraphQLNamedType, own: GraphQLNamedType, result: Comparison): void {
  if (isEnumType(type) && isEnumType(own)) {
    for (const { name } of type.getValues())
      if (!own.getValue(name)) result.missing.push(`${type.name}.${name}`);
    return;
  }
  const isComposite = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
  const isOwnComposite = isObjectType(own) || isInterfaceType(own) || isInputObjectType(own);
  if (!isComposite) return;
  if (!isOwnComposite || type.constructor !== own.constructor) {
    result.broken.push(`${type.name} is of another kind`);
    return;
  }
  for (const field of Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields())) {
    const place = `${type.name}.${field.name}`;
    const ownField = own.getFields()[field.name];
    if (!ownField) result.missing.push(place);
    else if (String(ownField.type) !== String(field.type))
      result.broken.push(`${place}: ${String(field.type)} became ${String(ownField.type)}`);
    else if ('args' in field && 'args' in ownField) {
      for (const arg of field.args) {
        const ownArg = ownField.args.find(({ name }) => name === arg.name);
        if (!ownArg) result.missing.push(`${place}(${arg.name}:)`);
        else if (String(ownArg.type) !== String(arg.type) || ownArg.defaultValue !== arg.defaultValue)
          result.broken.push(`${place}(${arg.name}:) changed`);
      }
    }
    if (
      'defaultValue' in field &&
      'defaultValue' in (ownField ?? {}) &&
      ownField &&
      field.defaultValue !== (ownField as GraphQLInputField).defaultValue
    )
      result.broken.push(`${place} has another default`);
  }
}

describe('the schema', () => {
  let emitted: string;
  beforeAll(async () => {
    emitted = await schemaText();
  });

  it('is committed as the server emits it (npm run schema)', async () => {
    expect(await read('../schema.graphql')).toBe(emitted);
  });

  it('serves what it serves of the contract under the same names and with the same nullability', async () => {
    const { broken, missing } = compare(buildSchema(await read('./contract.graphql')), buildSchema(emitted));
    process.stdout.write(
      `Of contract.graphql not served yet: ${missing.length} types, fields, arguments and values.\n`,
    );
    if (process.env['CONTRACT_REPORT']) process.stdout.write(`${missing.join('\n')}\n`);
    expect(broken).toEqual([]);
  });

  it('describes every type and field', () => {
    const undescribed = Object.values(buildSchema(emitted).getTypeMap())
      .filter((type) => !type.name.startsWith('__') && (isObjectType(type) || isInterfaceType(type)))
      .flatMap((type) => {
        const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
        return [
          ...(type.description || ['Query', 'Mutation', 'Subscription'].includes(type.name)
            ? []
            : [type.name]),
          ...fields.filter((f) => !f.description).map((f) => `${type.name}.${f.name}`),
        ];
      });
    expect(undescribed).toEqual([]);
  });
});
