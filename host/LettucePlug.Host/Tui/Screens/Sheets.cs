using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Forms in dialogs: they stay open, with the reason, until what they hold is taken.</summary>
internal static class Sheets
{
    /// <param name="app">The user interface.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="fields">What is asked for.</param>
    /// <param name="take">Takes the values; what is wrong with them comes back.</param>
    /// <param name="ok">The word on the button.</param>
    /// <param name="kept">Where what is typed is kept until it is taken or thrown away; null where it is not worth it.</param>
    /// <returns>Whether it was taken.</returns>
    public static async Task<bool> FillInAsync(
        UiApp app,
        string title,
        IReadOnlyList<FormField> fields,
        Func<IReadOnlyDictionary<string, string>, Task<Problem?>> take,
        string ok = "Save",
        FormDraft? kept = null)
    {
        Problem? problem = null;
        var form = new Form(fields);
        if (kept?.Read() is { Count: > 0 } typed)
        {
            foreach (var field in fields.Where(field => typed.ContainsKey(field.Id)))
            {
                form.Set(field.Id, typed[field.Id]);
            }

            app.Toast("As you left it; Cancel throws it away");
        }

        if (kept is not null)
        {
            form.Changed += _ => kept.Write(form.Values);
        }

        var content = FlexBox.Rows()
            .Add(form, Length.Flex().AtLeast(3))
            .Add(new ProblemText(() => problem), Length.Auto);
        var dialog = new Dialog<bool>(title, content) { Size = new Size(76, 22), FillsSize = true };
        var busy = false;
        dialog.Add("Cancel", Cancel).Add(ok, Submit, "alt+s");
        form.Submitted += Submit;
        return await Ask.Open(app, dialog, false);

        void Cancel()
        {
            kept?.Clear();
            dialog.Answer(false);
        }

        async void Submit()
        {
            if (busy || !form.Validate())
            {
                return;
            }

            busy = true;
            try
            {
                problem = await take(form.Values);
            }
            catch (Exception error)
            {
                problem = Problem.Of(error);
            }

            busy = false;
            if (problem is null)
            {
                kept?.Clear();
                dialog.Answer(true);
            }

            app.Invalidate();
        }
    }
}
