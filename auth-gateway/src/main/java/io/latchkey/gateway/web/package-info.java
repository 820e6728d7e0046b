/**
 * What the gateway gives the edge of the platform: its addresses, its session cookie, its pages and their languages. Touches
 * no table and knows no feature.
 */
@NullMarked
package io.latchkey.gateway.web;

import org.jspecify.annotations.NullMarked;
