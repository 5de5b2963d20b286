"""`{% put_back_kept form %}`: a form as it was before the session ended."""

from django import forms, template

from kantelpunt.web.pages.kept import KeptForm, put_back

register = template.Library()


@register.simple_tag(takes_context=True)
def put_back_kept(context: template.Context, form: forms.BaseForm) -> KeptForm | None:
    """Fill the form; gives what was kept when this was done, to say so above it."""
    request = context.get("request")
    kept: KeptForm | None = getattr(request, "kept_form", None)
    if kept is None or not isinstance(form, forms.BaseForm):
        return None
    return kept if put_back(kept, form) else None
