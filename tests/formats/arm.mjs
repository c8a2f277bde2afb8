// SPDX-License-Identifier: GPL-3.0-or-later
// Judges ARM templates by Azure's REST interface, as Microsoft's own clients for it describe it: which types there are
// and since which version, and of each property its name, type, and whether it is required or can only be read.

import { readFileSync, readdirSync } from 'node:fs';
import { circle, isObject, typeOf } from './findings.mjs';

const kPackages = ['@azure/arm-network', '@azure/arm-compute'];
const kSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const kTemplateKeys = new Set(['$schema', 'contentVersion', 'metadata', 'parameters', 'variables', 'resources', 'outputs']);
const kParameterTypes = new Set(['string', 'securestring', 'int', 'bool', 'array', 'object']);
const kOwnKeys = new Set(['type', 'apiVersion', 'name', 'dependsOn', 'comments']);

/// A module of a package that does not say that its files are modules.
const moduleOf = (text) => import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);

/// What a text may be, by class and member: the mappers know such members as texts only, the declarations tell the type
/// of each and its values.
function choicesOf(declarations) {
    const values = new Map();
    for (const [, name, body] of declarations.matchAll(/^export declare enum Known(\w+) \{([\s\S]*?)^\}/gm))
        values.set(name, new Set([...body.matchAll(/= "([^"]*)"/g)].map((match) => match[1])));
    const out = new Map();
    const parents = new Map();
    for (const [, name, parent, body] of declarations.matchAll(
        /^export declare interface (\w+)(?: extends ([\w, ]+))? \{([\s\S]*?)^\}/gm)) {
        const members = new Map();
        for (const [, member, type] of body.matchAll(/^ {4}(?:readonly )?(\w+)\??: (\w+)(?:\[\])?;/gm))
            if (values.has(type)) members.set(member, values.get(type));
        out.set(name, members);
        parents.set(name, parent?.split(', ') ?? []);
    }
    const find = (name, member) =>
        out.get(name)?.get(member) ?? (parents.get(name) ?? []).map((one) => find(one, member)).find(Boolean);
    return find;
}

export class Arm {
    /// @param folder where node_modules stands
    static async load(folder) {
        const out = new Arm();
        out.types = new Map();
        for (const name of kPackages) {
            const source = `${folder}/node_modules/${name}/dist-esm/src`;
            const mappers = { ...(await moduleOf(readFileSync(`${source}/models/mappers.js`, 'utf8'))) };
            const parameters = readFileSync(`${source}/models/parameters.js`, 'utf8');
            const types = `${folder}/node_modules/${name}/types/${name.split('/')[1]}.d.ts`;
            mappers.pbChoices = choicesOf(readFileSync(types, 'utf8'));
            for (const file of readdirSync(`${source}/operations`))
                if (file.endsWith('.js')) out.operations(readFileSync(`${source}/operations/${file}`, 'utf8'), mappers, parameters);
        }
        return out;
    }

    /// Every type that can be put: its path without the names, and the mapper of what comes back.
    operations(text, mappers, parameters) {
        for (const [spec] of text.matchAll(/OperationSpec = \{[\s\S]*?^\};/gm)) {
            const path = spec.match(/path:\s*"[^"]*\/providers\/(Microsoft\.[^"]*)"/)?.[1];
            const mapper = spec.match(/200: \{\s*bodyMapper: Mappers\.(\w+)/)?.[1];
            if (!path || !mapper || !/httpMethod: "PUT"/.test(spec)) continue;
            const asked = spec.match(/queryParameters: \[[^\]]*Parameters\.(apiVersion\d*)/)?.[1];
            const version = parameters.match(new RegExp(`const ${asked} = \\{[\\s\\S]*?defaultValue: "([^"]+)"`))?.[1];
            this.types.set(path.replace(/\/\{[^}]*\}/g, '').toLowerCase(), { mapper: mappers[mapper], mappers, version });
        }
    }

    judge(template, findings) {
        this.findings = findings;
        this.template = template;
        for (const key of Object.keys(template))
            if (!kTemplateKeys.has(key)) findings.add(key, 'is no part of a template');
        if (template.$schema !== kSchema) findings.add('$schema', `is ${template.$schema}`);
        if (!/^\d+\.\d+\.\d+\.\d+$/.test(template.contentVersion)) findings.add('contentVersion', 'is no version');
        for (const [name, parameter] of Object.entries(template.parameters ?? {}))
            if (!kParameterTypes.has(parameter.type)) findings.add(`parameters.${name}`, `has the type ${parameter.type}`);
        this.byId = new Map();
        for (const resource of template.resources ?? []) {
            const id = `${resource.type}/${resource.name}`.toLowerCase();
            if (this.byId.has(id)) findings.add(id, 'is there twice');
            this.byId.set(id, resource);
        }
        this.edges = new Map();
        for (const [id, resource] of this.byId) this.resource(id, resource);
        const found = circle(this.edges);
        if (found) findings.add('resources', `need each other in a circle: ${found.join(' -> ')}`);
    }

    resource(id, resource) {
        this.now = { id, before: new Set() };
        const type = this.types.get(resource.type.toLowerCase());
        if (!type) return this.findings.add(id, `has the unknown type ${resource.type}`);
        if (type.version !== resource.apiVersion)
            this.findings.add(id, `asks for version ${resource.apiVersion}; it is judged by ${type.version}`);
        if (resource.name.split('/').length !== resource.type.split('/').length - 1)
            this.findings.add(id, 'has not as many names as types');
        for (const text of resource.dependsOn ?? []) {
            const target = this.target(text, `${id}.dependsOn`);
            if (target) this.now.before.add(target);
        }
        this.edges.set(id, this.now.before);
        const body = Object.fromEntries(Object.entries(resource).filter(([key]) => !kOwnKeys.has(key)));
        const tree = this.tree(type.mapper, type.mappers);
        if (tree.inner.get('location') && !('location' in body)) this.findings.add(id, 'lacks a location');
        return this.object(body, tree, type.mappers, id);
    }

    /// Properties by their places in the JSON: a mapper names "properties.subnets" in one go.
    tree(mapper, mappers) {
        mapper.pbTree ??= this.grown(mapper, mappers);
        return mapper.pbTree;
    }
    grown(mapper, mappers) {
        const root = { inner: new Map() };
        const own = { ...mapper.type.modelProperties };
        for (const [member, property] of Object.entries(own)) {
            const steps = (property.serializedName ?? '').split(/(?<!\\)\./).map((step) => step.replaceAll('\\.', '.'));
            let at = root;
            for (const step of steps) {
                if (!at.inner.has(step)) at.inner.set(step, { inner: new Map() });
                at = at.inner.get(step);
            }
            at.property = property;
            at.choices = mappers.pbChoices(mapper.type.className, member);
        }
        root.open = mapper.type.additionalProperties !== undefined;
        return root;
    }

    object(value, tree, mappers, place) {
        for (const [key, inner] of Object.entries(value)) {
            const at = tree.inner.get(key);
            const where = `${place}.${key}`;
            if (!at) {
                if (!tree.open) this.findings.add(where, 'is not known');
            } else if (!at.property) {
                if (isObject(inner)) this.object(inner, at, mappers, where);
                else this.findings.add(where, `is a ${typeOf(inner)}, not an object`);
            } else if (at.property.readOnly) this.findings.add(where, 'can only be read');
            else this.value(inner, at.property, mappers, where);
            if (at?.choices) this.chosen([inner].flat(), at.choices, where);
        }
        const isReference = Object.keys(value).length === 1 && 'id' in value;
        if (!isReference) this.lacking(value, tree, place);
    }

    chosen(list, choices, place) {
        for (const one of list)
            if (typeof one === 'string' && !one.startsWith('[') && !choices.has(one))
                this.findings.add(place, `may not be "${one}": ${[...choices].join(', ')}`);
    }

    lacking(value, tree, place) {
        for (const [key, at] of tree.inner) {
            if (at.property?.required && !at.property.readOnly && !(key in value)) this.findings.add(place, `lacks ${key}`);
            else if (!at.property && !(key in value)) this.lacking({}, at, `${place}.${key}`);
        }
    }

    value(value, property, mappers, place) {
        const type = property.type;
        const wrong = () => this.findings.add(place, `is a ${typeOf(value)}, not a ${type.name}: ${JSON.stringify(value)}`);
        const isExpression = typeof value === 'string' && /^\[(?!\[)/.test(value);
        if (isExpression) this.expression(value, place);
        switch (type.name) {
            case 'String':
            case 'DateTime':
            case 'Uuid':
                return typeof value === 'string' || wrong();
            case 'Enum':
                return isExpression || type.allowedValues.includes(value) || this.findings.add(place, `may not be ${JSON.stringify(value)}`);
            case 'Number':
                if (isExpression) return undefined;
                return typeof value === 'number' ? this.bounded(value, property.constraints ?? {}, place) : wrong();
            case 'Boolean':
                return isExpression || typeof value === 'boolean' || wrong();
            case 'Sequence':
                if (!Array.isArray(value)) return wrong();
                return value.forEach((one, i) => this.value(one, type.element, mappers, `${place}[${i}]`));
            case 'Dictionary':
                if (!isObject(value)) return wrong();
                return Object.entries(value).forEach(([key, one]) => this.value(one, type.value, mappers, `${place}.${key}`));
            case 'Composite':
                if (!isObject(value)) return wrong();
                this.leadsTo(value, type.className, place);
                return this.object(value, this.tree(mappers[type.className], mappers), mappers, place);
            default:
                return this.findings.add(place, `cannot be judged: type ${type.name}`);
        }
    }

    bounded(value, { InclusiveMinimum: low, InclusiveMaximum: high }, place) {
        if (value < (low ?? value) || value > (high ?? value)) this.findings.add(place, `is ${value}, not ${low} to ${high}`);
    }

    /// A reference leads to a resource of the class that the property holds.
    leadsTo(value, className, place) {
        if (typeof value.id !== 'string') return;
        if (!/^(\[(?!\[)|\/)/.test(value.id)) this.findings.add(`${place}.id`, `is no reference: ${value.id}`);
        const type = value.id.match(/^\[resourceId\('([^']+)'/)?.[1];
        const wanted = [...this.types.values()].some((one) => one.mapper.type.className === className);
        const found = this.types.get(type?.toLowerCase())?.mapper.type.className;
        if (wanted && found && found !== className) this.findings.add(place, `leads to a ${found}, not a ${className}`);
    }

    expression(text, place) {
        const parameter = text.match(/^\[parameters\('([^']+)'\)\]$/)?.[1];
        if (text === '[resourceGroup().location]') return;
        if (parameter) {
            if (!this.template.parameters?.[parameter]) this.findings.add(place, `uses ${text}, which is not declared`);
            return;
        }
        const target = this.target(text, place);
        if (target && target !== this.now.id && !this.now.before.has(target))
            this.findings.add(place, `needs ${target}, which dependsOn does not name`);
    }

    /// The resource that resourceId() means, or the one that holds what it means; null where there is none.
    target(text, place) {
        const call = text.match(/^\[resourceId\(((?:'[^']*'(?:, ?)?)+)\)\]$/)?.[1];
        if (!call) {
            this.findings.add(place, `holds an expression that is not understood: ${text}`);
            return null;
        }
        const [type, ...names] = [...call.matchAll(/'([^']*)'/g)].map((m) => m[1]);
        const id = `${type}/${names.join('/')}`.toLowerCase();
        if (names.length !== type.split('/').length - 1) this.findings.add(place, `has not as many names as types: ${text}`);
        if (this.byId.has(id)) return id;
        const steps = type.split('/');
        const held = steps.pop();
        const name = names.pop();
        const holder = `${steps.join('/')}/${names.join('/')}`.toLowerCase();
        const list = this.byId.get(holder)?.properties?.[held];
        if (Array.isArray(list) && list.some((one) => one.name === name)) return holder;
        this.findings.add(place, `refers to ${text}, which is not there`);
        return null;
    }
}
