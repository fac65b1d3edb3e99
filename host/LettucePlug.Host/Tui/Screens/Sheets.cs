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
        var form = new Form(fields) { ShowsHelp = false };
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
            .Add(new ProblemText(() => problem), Length.Auto)
            .Add(new HelpLines(form), Length.Auto, fromHeight: 7);
        // As high as its fields need, on a screen where label and field stand side by side.
        var rows = fields.Sum(field => (field.Heading.Length > 0 ? 2 : 0) + (field.Kind == FormFieldKind.LongText ? 3 : 2));
        var dialog = new Dialog<bool>(title, content) { Size = new Size(76, Math.Clamp(rows + 8, 12, 22)), FillsSize = true };
        var busy = false;
        dialog.Add("Cancel", Cancel).Add(ok, Submit, "alt+s");
        form.Submitted += Submit;
        form.Changed += _ => problem = null;
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

    /// <summary>The help of the field that has the focus, in full: two lines, so that nothing jumps.</summary>
    private sealed class HelpLines(Form form) : Component
    {
        private const int Rows = 2;

        public override Size Measure(Size available) => new(available.Columns, Rows);

        protected override void Paint(Canvas canvas)
        {
            var text = new StyledText(Sanitizer.Clean(form.Help, singleLine: true), Role.Muted);
            var y = 0;
            foreach (var line in Wrap.Lines(text.Text, Math.Max(1, canvas.Size.Columns)))
            {
                canvas.Write(0, y++, text, line);
            }
        }
    }
}
