package io.latchkey.gateway.web;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer JSON pointer (RFC 6901) of the field; of a query parameter, its name; empty for the request as a whole
 * @param detail plain words that never repeat what was sent
 */
record FieldError(String pointer, String detail) {}
