/**
 * The one package that sends: claims due mails, gets their links from account-service, resolves the recipient, renders,
 * sends, records. May touch every package it needs for that; none depends on it.
 */
@NullMarked
package io.latchkey.notification.dispatch;

import org.jspecify.annotations.NullMarked;
