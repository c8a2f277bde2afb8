// SPDX-License-Identifier: GPL-3.0-or-later
// Judges CloudFormation templates by the service specification that AWS's own CDK is made from: the registry's schemas.

import { createRequire } from 'node:module';
import { circle, isObject, typeOf } from './findings.mjs';

const kResourceKeys = new Set(['Type', 'Properties', 'DependsOn', 'Metadata', 'DeletionPolicy', 'UpdateReplacePolicy']);
const kTemplateKeys = new Set(['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Resources', 'Outputs']);
const kParameterTypes = /^(String|Number|CommaDelimitedList|List<.+>|AWS::.+)$/;

export class CloudFormation {
    /// @param folder where node_modules stands
    constructor(folder) {
        const require = createRequire(`${folder}/`);
        this.db = require('@aws-cdk/aws-service-spec').loadAwsServiceSpecSync();
        this.types = new Map();
    }

    typeNamed(name) {
        if (!this.types.has(name))
            this.types.set(name, this.db.lookup('resource', 'cloudFormationType', 'equals', name)[0] ?? null);
        return this.types.get(name);
    }

    judge(template, findings) {
        this.findings = findings;
        this.template = template;
        this.edges = new Map();
        for (const key of Object.keys(template))
            if (!kTemplateKeys.has(key)) findings.add(key, 'is no part of a template');
        if (template.AWSTemplateFormatVersion !== '2010-09-09') findings.add('AWSTemplateFormatVersion', 'is not 2010-09-09');
        for (const [name, parameter] of Object.entries(template.Parameters ?? {}))
            if (!kParameterTypes.test(parameter.Type)) findings.add(`Parameters.${name}`, `has the type ${parameter.Type}`);
        for (const [name, resource] of Object.entries(template.Resources ?? {})) this.resource(name, resource);
        const found = circle(this.edges);
        if (found) findings.add('Resources', `need each other in a circle: ${found.join(' -> ')}`);
    }

    resource(name, resource) {
        const place = `Resources.${name}`;
        if (!/^[A-Za-z0-9]{1,255}$/.test(name)) this.findings.add(place, 'is no logical id');
        for (const key of Object.keys(resource))
            if (!kResourceKeys.has(key)) this.findings.add(`${place}.${key}`, 'is no part of a resource');
        this.edges.set(name, new Set([resource.DependsOn ?? []].flat()));
        this.now = name;
        const type = this.typeNamed(resource.Type);
        if (!type) return this.findings.add(place, `has the unknown type ${resource.Type}`);
        this.properties(resource.Properties ?? {}, type, `${place}.Properties`);
    }

    properties(value, definition, place) {
        for (const [key, inner] of Object.entries(value)) {
            const property = definition.properties[key];
            if (property) this.property(inner, [property.type, ...(property.previousTypes ?? [])], `${place}.${key}`);
            else if (definition.attributes?.[key]) this.findings.add(`${place}.${key}`, 'can only be read');
            else this.findings.add(`${place}.${key}`, `is not known of ${definition.cloudFormationType ?? definition.name}`);
        }
        for (const [key, property] of Object.entries(definition.properties))
            if (property.required && !(key in value))
                this.findings.add(place, `lacks ${key} of ${definition.cloudFormationType ?? definition.name}`);
    }

    /// Good where one of the types is met; otherwise what the first of them finds is told.
    property(value, types, place) {
        const outer = this.findings;
        let first = null;
        for (const type of types) {
            this.findings = Object.assign(Object.create(outer), { list: [] });
            this.value(value, type, place);
            if (this.findings.list.length === 0) {
                this.findings = outer;
                return;
            }
            first ??= this.findings.list;
        }
        this.findings = outer;
        outer.list.push(...first);
    }

    value(value, type, place) {
        if (isObject(value) && Object.keys(value).length === 1 && ('Ref' in value || 'Fn::GetAtt' in value))
            return this.reference(value, type, place);
        const wrong = () => this.findings.add(place, `is a ${typeOf(value)}, not a ${type.type}: ${JSON.stringify(value)}`);
        switch (type.type) {
            case 'string':
            case 'date-time':
                return typeof value === 'string' || wrong();
            case 'number':
                return typeof value === 'number' || wrong();
            case 'integer':
                return Number.isInteger(value) || wrong();
            case 'boolean':
                return typeof value === 'boolean' || wrong();
            case 'json':
                return isObject(value) || Array.isArray(value) || wrong();
            case 'tag':
                return (isObject(value) && typeof value.Key === 'string' && typeof value.Value === 'string') || wrong();
            case 'array':
                if (!Array.isArray(value)) return wrong();
                return value.forEach((item, i) => this.value(item, type.element, `${place}[${i}]`));
            case 'map':
                if (!isObject(value)) return wrong();
                return Object.entries(value).forEach(([key, item]) => this.value(item, type.element, `${place}.${key}`));
            case 'union':
                return this.property(value, type.types, place);
            case 'ref':
                if (!isObject(value)) return wrong();
                return this.properties(value, this.db.get('typeDefinition', type.reference.$ref), place);
            default:
                return this.findings.add(place, `cannot be judged: type ${type.type}`);
        }
    }

    reference(value, type, place) {
        const [name, attribute] = 'Ref' in value ? [value.Ref] : [value['Fn::GetAtt']].flat();
        const parameter = attribute === undefined ? (this.template.Parameters ?? {})[name] : undefined;
        if (parameter && type.type === 'array' && /List/.test(parameter.Type)) return undefined;
        if (!['string', 'integer', 'number', 'boolean', 'union', 'json'].includes(type.type))
            return this.findings.add(place, `refers to ${name} where a ${type.type} is needed`);
        if (parameter) return undefined;
        const resource = (this.template.Resources ?? {})[name];
        if (!resource) return this.findings.add(place, `refers to ${name}, which is not there`);
        this.edges.get(this.now).add(name);
        const known = this.typeNamed(resource.Type);
        if (attribute !== undefined && known && !known.attributes[attribute])
            this.findings.add(place, `asks for ${attribute}, which ${resource.Type} does not have`);
        return undefined;
    }
}
