/** People in real browsers walk the whole path on the whole system; touches pages and mails only, as they do. */
@NullMarked
package io.latchkey.acceptance.browser;

import org.jspecify.annotations.NullMarked;
