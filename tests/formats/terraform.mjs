// SPDX-License-Identifier: GPL-3.0-or-later
// Judges configurations of Terraform in JSON syntax by the providers' own schemas, as the declarations of the CDK for
// Terraform tell them: an interface for each resource and block, with the argument's name in the comment.

import { existsSync, readFileSync } from 'node:fs';
import { circle, isObject, typeOf } from './findings.mjs';

const kProviders = { aws: '@cdktf/provider-aws', azurerm: '@cdktf/provider-azurerm' };
const kTop = new Set(['//', 'terraform', 'provider', 'variable', 'locals', 'data', 'resource', 'output']);
const kMeta = new Set(['depends_on', 'count', 'for_each', 'provider', 'lifecycle', '//']);
const kVariable = new Set(['type', 'default', 'description', 'sensitive', 'nullable', 'validation']);
const kVariableTypes = new Set(['string', 'number', 'bool', 'list(string)']);

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/// One declaration file: arguments of each interface, attributes of the resource.
class Declarations {
    constructor(text) {
        this.interfaces = new Map();
        for (const [, name, body] of text.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)) {
            const fields = new Map();
            const member = /\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)(\?)?: ([\s\S]*?);\n(?=\s*\/\*\*|\s*$)/g;
            for (const [, comment, , optional, type] of body.matchAll(member)) {
                const called = comment.match(/#([a-z0-9_]+)[ }]/);
                if (called)
                    fields.set(called[1], {
                        required: !optional,
                        type: type.replace(/\s+/g, ' ').replace(/ \| cdktf\.IResolvable/g, '').trim(),
                        block: /\bblock\b/.test(comment.split('Docs at')[0]),
                    });
            }
            this.interfaces.set(name, fields);
        }
        this.attributes = new Set();
        const made = text.match(/^export declare class (\w+) extends cdktf\.Terraform\w+ \{([\s\S]*?)^\}/m);
        this.config = made ? `${made[1]}Config` : null;
        for (const [, name] of (made?.[2] ?? '').matchAll(/^ {4}get (\w+)\(\)/gm))
            if (!name.endsWith('Input')) this.attributes.add(snake(name));
    }
    get arguments() {
        return this.interfaces.get(this.config);
    }
}

export class Terraform {
    /// @param folder where node_modules stands
    constructor(folder) {
        this.folder = folder;
        this.known = new Map();
    }

    /// null where the provider has no such thing
    declarations(provider, thing) {
        const path = `${this.folder}/node_modules/${kProviders[provider]}/lib/${thing}/index.d.ts`;
        if (!this.known.has(path)) this.known.set(path, existsSync(path) ? new Declarations(readFileSync(path, 'utf8')) : null);
        return this.known.get(path);
    }
    ofType(type, data) {
        const provider = type.split('_')[0];
        if (!(provider in kProviders)) return null;
        const words = type.slice(provider.length + 1).replaceAll('_', '-');
        return this.declarations(provider, data ? `data-${provider}-${words}` : words);
    }

    judge(document, findings) {
        this.findings = findings;
        this.document = document;
        this.edges = new Map();
        for (const key of Object.keys(document))
            if (!kTop.has(key)) findings.add(key, 'is no block of a configuration');
        this.variables();
        for (const [name, body] of Object.entries(document.provider ?? {})) {
            const schema = this.declarations(name, 'provider');
            if (!document.terraform?.required_providers?.[name]) findings.add(`provider.${name}`, 'is not in required_providers');
            if (schema) this.body(body, schema, schema.arguments, `provider.${name}`);
            else findings.add(`provider.${name}`, 'is not known');
        }
        for (const [kind, data] of [['data', true], ['resource', false]])
            for (const [type, named] of Object.entries(document[kind] ?? {}))
                for (const [name, body] of Object.entries(named)) this.thing({ type, name, body, data });
        const found = circle(this.edges);
        if (found) findings.add('resource', `need each other in a circle: ${found.join(' -> ')}`);
    }

    variables() {
        for (const [name, variable] of Object.entries(this.document.variable ?? {})) {
            if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) this.findings.add(`variable.${name}`, 'is no name');
            for (const key of Object.keys(variable))
                if (!kVariable.has(key)) this.findings.add(`variable.${name}.${key}`, 'is not known of a variable');
            if (!kVariableTypes.has(variable.type)) this.findings.add(`variable.${name}`, `has the type ${variable.type}`);
        }
    }

    thing({ type, name, body, data }) {
        const place = `${data ? 'data.' : ''}${type}.${name}`;
        this.now = place;
        this.edges.set(place, new Set());
        if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) this.findings.add(place, 'is no name');
        const schema = this.ofType(type, data);
        if (!schema?.arguments) return this.findings.add(place, `has the unknown type ${type}`);
        if (!this.document.terraform?.required_providers?.[type.split('_')[0]])
            this.findings.add(place, 'is of a provider that is not in required_providers');
        return this.body(body, schema, schema.arguments, place);
    }

    /// @param whole a value that is an attribute rather than a block says every attribute of its own, null where it has
    ///        none: https://developer.hashicorp.com/terraform/language/attr-as-blocks (read 2026-11-25)
    body(value, schema, fields, place, whole = false) {
        const isResource = fields === schema.arguments;
        for (const [key, inner] of Object.entries(value)) {
            const field = fields.get(key);
            if ((isResource && kMeta.has(key)) || (whole && inner === null && field && !field.required)) continue;
            if (isResource && key === 'id') this.findings.add(`${place}.id`, 'can only be read');
            else if (field) this.value(inner, field, schema, `${place}.${key}`);
            else if (isResource && schema.attributes.has(key)) this.findings.add(`${place}.${key}`, 'can only be read');
            else this.findings.add(`${place}.${key}`, 'is not known');
        }
        for (const [key, field] of fields)
            if ((field.required || whole) && !(key in value)) this.findings.add(place, `lacks ${key}`);
    }

    value(value, field, schema, place) {
        const type = field.type;
        const wrong = () => this.findings.add(place, `is a ${typeOf(value)}, not a ${type}: ${JSON.stringify(value)}`);
        if (typeof value === 'string') this.references(value, place);
        const isTemplate = typeof value === 'string' && /^\$\{[^}]*\}$/.test(value);
        if (type === 'string') return typeof value === 'string' || wrong();
        if (type === 'number' || type === 'boolean') return typeof value === type || isTemplate || wrong();
        if (/^\{ \[key: string\]: string;? \}$/.test(type)) {
            if (!isObject(value)) return wrong();
            return Object.entries(value).forEach(([key, one]) =>
                this.value(one, { type: 'string' }, schema, `${place}.${key}`));
        }
        const element = type.match(/^(\w+)\[\]$/)?.[1];
        const inner = schema.interfaces.get(element ?? type);
        if (element && !inner) {
            const variable = isTemplate && this.document.variable?.[value.match(/^\$\{var\.([^}]*)\}$/)?.[1]];
            if (variable && variable.type === `list(${element})`) return undefined;
            if (!Array.isArray(value)) return wrong();
            return value.forEach((one, i) => this.value(one, { type: element }, schema, `${place}[${i}]`));
        }
        if (!inner) return this.findings.add(place, `cannot be judged: type ${type}`);
        if (element ? !(Array.isArray(value) || (field.block && isObject(value))) : !(isObject(value) || (field.block && Array.isArray(value))))
            return wrong();
        const list = [value].flat();
        if (!element && list.length !== 1) this.findings.add(place, `may stand once, not ${list.length} times`);
        return list.forEach((one, i) =>
            isObject(one) ? this.body(one, schema, inner, `${place}[${i}]`, !field.block) : this.findings.add(`${place}[${i}]`, 'is no block'));
    }

    references(text, place) {
        for (const [, inner] of text.replaceAll('$${', '').matchAll(/\$\{([^}]*)\}/g)) {
            const path = inner.match(/^(data\.)?([a-z0-9_]+)\.([A-Za-z0-9_-]+)((?:\[\d+\])?(?:\.[a-z0-9_]+(?:\[\d+\])?)*)$/);
            if (!path) {
                this.findings.add(place, `holds an expression that is not understood: ${inner}`);
                continue;
            }
            const [, data, type, name, rest] = path;
            if (type === 'var') {
                if (!this.document.variable?.[name] || rest) this.findings.add(place, `uses ${inner}, which is not declared`);
                continue;
            }
            const target = this.document[data ? 'data' : 'resource']?.[type]?.[name];
            if (!target) {
                this.findings.add(place, `refers to ${inner}, which is not there`);
                continue;
            }
            if (this.now) this.edges.get(this.now)?.add(`${data ?? ''}${type}.${name}`);
            const attribute = rest.match(/\.([a-z0-9_]+)/)?.[1];
            const schema = this.ofType(type, Boolean(data));
            if (!attribute) this.findings.add(place, `refers to the whole of ${inner}`);
            else if (schema && !schema.attributes.has(attribute) && !schema.arguments?.has(attribute))
                this.findings.add(place, `asks for ${attribute}, which ${type} does not have`);
        }
    }
}
