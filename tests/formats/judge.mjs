// SPDX-License-Identifier: GPL-3.0-or-later
// Judges exported networks by what the clouds and Terraform's providers publish of their resources: every type and
// property known and of the right type, what is required there, nothing set that can only be read, and every reference
// to something that exists. One line for each fault; ends with 1 where there is one.
//
//   node tests/formats/judge.mjs PACKAGES FILE...
//
// PACKAGES  the folder that tests/formats/fetch has filled
// FILE      *.tf.json, *.cloudformation.json or *.arm.json

import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Arm } from './arm.mjs';
import { CloudFormation } from './cloudformation.mjs';
import { Findings } from './findings.mjs';
import { Terraform } from './terraform.mjs';

const [packages, ...files] = process.argv.slice(2);
if (!packages || files.length === 0) {
    console.error('usage: node tests/formats/judge.mjs PACKAGES FILE...');
    process.exit(2);
}
const folder = resolve(packages);
const makers = {
    'tf.json': () => new Terraform(folder),
    'cloudformation.json': () => new CloudFormation(folder),
    'arm.json': () => Arm.load(folder),
};

const judges = new Map();
let faults = 0;
for (const file of files) {
    const kind = Object.keys(makers).find((end) => file.endsWith(`.${end}`));
    if (!kind) {
        console.error(`${file}: no format that is judged`);
        process.exit(2);
    }
    if (!judges.has(kind)) judges.set(kind, await makers[kind]());
    const findings = new Findings(basename(file));
    judges.get(kind).judge(JSON.parse(readFileSync(file, 'utf8')), findings);
    for (const line of findings.list) console.log(line);
    faults += findings.list.length;
}
console.log(`${files.length} files, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
