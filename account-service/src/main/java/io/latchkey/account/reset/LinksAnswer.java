package io.latchkey.account.reset;

import java.util.List;

/** The answers, in the order of the questions. */
record LinksAnswer(List<LinkAnswer> links) {}
