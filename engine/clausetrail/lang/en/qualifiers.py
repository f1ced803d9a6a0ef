"""Phrases that qualify an obligation: gained or lost, they change how much was agreed.

Source: convention; the phrases that negotiators add to soften a text, bind it to means, to
national law or to consent. Case-folded. A phrase is found only as a whole, and the longest one
where several begin alike.
"""

from __future__ import annotations

QUALIFIERS = tuple(
    line.strip()
    for line in """
    as and if appropriate
    as and where appropriate
    as and when appropriate
    if and as appropriate
    where and as appropriate
    when and where appropriate
    if and when appropriate
    as appropriate
    where appropriate
    when appropriate
    if appropriate
    whenever appropriate
    wherever appropriate
    as deemed appropriate
    as may be appropriate
    in an appropriate manner
    as applicable
    where applicable
    when applicable
    if applicable
    as and where applicable
    as necessary
    where necessary
    when necessary
    if necessary
    if and when necessary
    as and when necessary
    as needed
    where needed
    when needed
    if needed
    as required
    where required
    when required
    if required
    as requested
    if requested
    when requested
    upon request
    upon their request
    upon its request
    at their request
    at its request
    on request
    where relevant
    as relevant
    when relevant
    if relevant
    where possible
    when possible
    if possible
    wherever possible
    whenever possible
    as far as possible
    as much as possible
    to the extent possible
    to the greatest extent possible
    to the fullest extent possible
    to the maximum extent possible
    to the extent feasible
    to the greatest extent feasible
    to the extent practicable
    to the extent permitted by law
    where feasible
    if feasible
    as feasible
    when feasible
    where practicable
    as practicable
    as soon as practicable
    as soon as possible
    as early as possible
    where available
    as available
    if available
    if so requested
    if so decided
    if so agreed
    if agreed
    as mutually agreed
    mutually agreed
    on mutually agreed terms
    on mutually agreed terms and conditions
    under mutually agreed terms
    on concessional terms
    on concessional and preferential terms
    on favourable terms
    within existing resources
    from within existing resources
    within available resources
    within existing and available resources
    within existing resources and mandates
    within their existing resources
    within its existing resources
    within existing capacities
    within existing structures
    within existing structures and available resources
    within existing mandates
    within existing mandates and resources
    within their existing mandates
    within its existing mandate
    within their mandates
    within their respective mandates
    within its mandate
    within their respective mandates and existing resources
    within their capacities
    within their respective capacities
    within their means
    within available means
    within budgetary limits
    through existing resources
    from existing resources
    without additional cost
    at no additional cost
    subject to the availability of resources
    subject to the availability of funds
    subject to the availability of voluntary contributions
    subject to available resources
    subject to available funding
    subject to the availability of
    subject to extrabudgetary resources
    subject to national law
    subject to
    depending on the availability of
    through voluntary contributions
    by voluntary contributions
    from voluntary contributions
    on a voluntary basis
    voluntary
    voluntarily
    non-binding
    in accordance with national law
    in accordance with national laws
    in accordance with national legislation
    in accordance with national laws and regulations
    in accordance with national law and policies
    in accordance with national priorities
    in accordance with national circumstances
    in accordance with their national legislation
    in accordance with their national laws
    in accordance with their national priorities
    in accordance with their national circumstances
    in accordance with its national law
    in accordance with domestic law
    in accordance with domestic legislation
    in accordance with their domestic law
    in accordance with international law
    in accordance with applicable international law
    in accordance with their obligations under international law
    in accordance with international humanitarian law
    in accordance with their mandates
    in accordance with their respective mandates
    in accordance with its mandate
    in accordance with the rules of procedure
    in conformity with national law
    in conformity with national legislation
    in conformity with international law
    in line with national legislation
    in line with national laws
    in line with national priorities
    in line with national circumstances
    in line with national policies
    in line with national plans and priorities
    in line with their national priorities
    consistent with national law
    consistent with national laws
    consistent with national legislation
    consistent with international law
    consistent with applicable international law
    consistent with their obligations under international law
    consistent with applicable law
    as provided for in national law
    as provided by national law
    under national law
    under applicable law
    under applicable international law
    pursuant to national law
    according to national circumstances
    according to national priorities
    according to their capabilities
    according to their capacities
    taking into account national circumstances
    taking into account different national circumstances
    taking into account different national realities
    taking into account their national circumstances
    taking into account national priorities
    taking into account different national realities, capacities and levels of development
    with due regard for national circumstances
    with due regard to national sovereignty
    with due respect for sovereignty
    with full respect for their sovereignty
    while respecting national policies and priorities
    while respecting national sovereignty
    respecting national policies and priorities
    in light of national circumstances
    in the light of national circumstances
    common but differentiated responsibilities
    common but differentiated responsibilities and respective capabilities
    nationally owned
    country-owned
    country-led
    nationally led
    with the consent of the state concerned
    with the consent of the affected country
    with the consent of
    with the agreement of
    at the request of the state concerned
    at the request of the states concerned
    at the request of member states
    without prejudice to
    without prejudging
    without conditions
    without preconditions
    unconditionally
    without delay
    without further delay
    immediately
    urgently
    promptly
    as a matter of priority
    as a matter of urgency
    on a priority basis
    on an urgent basis
    progressively
    gradually
    on an exceptional basis
    exceptionally
    on a case-by-case basis
    on a non-discriminatory basis
    on an equal basis
    on a reciprocal basis
    on a provisional basis
    provisionally
    in principle
    inter alia
    including but not limited to
    to consider
    to give consideration to
    to continue to consider
    in a position to do so
    states in a position to do so
    those in a position to do so
    who are in a position to do so
    that are in a position to do so
    that have not yet done so
    that have not already done so
    that have not done so
    if they have not yet done so
    if they have not already done so
    who have not yet done so
    make every effort
    best efforts
    best endeavours
    notwithstanding
    unless otherwise decided
    unless otherwise agreed
    to the degree possible
    for the time being
    on an interim basis
    for a limited period
    provided that
    on the condition that
    on the understanding that
    on condition that
    in so far as possible
    insofar as possible
    inasmuch as possible
    """.splitlines()
    if line.strip()
)
