"""Which protocol counts where, and the page on which it is read."""
