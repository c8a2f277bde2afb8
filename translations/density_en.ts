<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Density</name>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation><numerusform>%n guest</numerusform><numerusform>%n guests</numerusform></translation>
    </message>
</context>
</TS>
