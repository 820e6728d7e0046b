/**
 * What every answer of the provider shares: bodies, queries, problems and JSON over the JDK's server. Knows no
 * route.
 */
@NullMarked
package io.latchkey.mailprovider.http;

import org.jspecify.annotations.NullMarked;
