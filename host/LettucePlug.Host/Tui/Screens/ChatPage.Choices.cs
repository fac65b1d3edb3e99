using LettucePlug.Host.Conversations;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class ChatPage
{
    private async Task NewAsync()
    {
        var characters = await _chats.FiguresAsync(FigureKind.Character);
        if (characters.Count == 0)
        {
            Ui.Toast("There is no character yet: Alt+2, then n", ToastKind.Warning);
            return;
        }

        if (await Ask.ForOneOf(Ui, "With whom?", characters, figure => figure.Name, figure => figure.Description) is not (true, { } character))
        {
            return;
        }

        var personas = await _chats.FiguresAsync(FigureKind.Persona);
        Figure? persona = null;
        if (personas.Count > 0)
        {
            IReadOnlyList<Figure?> choices = [null, .. personas];
            var (picked, chosen) = await Ask.ForOneOf(Ui, "As whom?", choices, figure => figure?.Name ?? "Nobody in particular");
            if (!picked)
            {
                return;
            }

            persona = chosen;
        }

        await BeginAsync(character, persona);
    }

    private async Task RenameAsync()
    {
        if (_list.Current is { } chat && await Ask.ForText(Ui, "Rename", "What the chat is called.", chat.Title) is { } title && title.Trim().Length > 0)
        {
            await _chats.RenameAsync(chat, title);
        }
    }

    private async Task RemoveChatAsync()
    {
        if (_list.Current is { } chat && await Ask.ForConfirmation(
            Ui, "Delete the chat?", $"**{Sanitizer.Clean(chat.Title)}** and all its messages. This cannot be undone; pictures stay in the gallery.", "Delete"))
        {
            await _chats.RemoveAsync(chat);
        }
    }

    private async Task FindAsync()
    {
        if (await Ask.ForText(Ui, "Find", "Text in this chat; n and N go along.", _room.Transcript.Pattern) is { } pattern)
        {
            var found = await _model.FindAsync(pattern);
            _room.Transcript.Find(pattern);
            _room.Transcript.Focus();
            Ui.Toast(pattern.Length == 0 ? "Nothing is marked" : found == 0 ? "Not found" : found == 1 ? "In 1 message" : $"In {found} messages");
        }
    }

    private void WriteElsewhere()
    {
        var (text, problem) = ExternalEditor.Edit(Ui, Path.Combine(_copies, "message.md"), _room.Composer.FullText);
        Tell(problem);
        if (text is not null)
        {
            _room.Composer.ReplaceAll(text.TrimEnd('\n'));
        }
    }

    private async Task AttachAsync()
    {
        if (await Ask.ForText(Ui, "A picture for the next message", "The path of a file, or the id of an image of the library.") is { Length: > 0 } typed)
        {
            Tell(await _model.AttachAsync(typed));
        }
    }

    private async Task ChangeOptionsAsync()
    {
        const string Everywhere = "as in the settings";
        var now = _model.Options;
        var personas = await _model.PersonasAsync();
        var models = _model.Models;
        await Sheets.FillInAsync(
            Ui,
            "This chat",
            [
                Choice("scene.mode", "Scene images", "What happens with a scene prompt in a reply of this chat.",
                    [("", Everywhere), ("automatic", "automatic: made at once"), ("askFirst", "ask first"), ("manual", "manual: only when asked for")]),
                Choice("chat.model", "Replies", "The model that writes the replies.", Named()),
                Choice("scene.imageModel", "Renders", "The model that makes scene images.", Named()),
                Choice("scene.writerModel", "Drafts", "The model that writes a scene prompt when asked to.", Named()),
                new FormField { Id = "title", Label = "Title", Value = now["title"], IsRequired = true },
                Choice("persona", "You are", "Who you are in this chat.",
                    [("", "nobody in particular"), .. personas.Select(persona => (persona.Id, persona.Name))]),
                new FormField
                {
                    Id = "scene",
                    Label = "Situation",
                    Kind = FormFieldKind.LongText,
                    Value = now["scene"],
                    Help = "What is going on when the chat begins; part of every prompt.",
                },
                new FormField
                {
                    Id = "background",
                    Label = "Background",
                    Value = now["background"],
                    Help = "A picture of where it happens: a file, or the id of an image.",
                },
            ],
            _model.SetAsync);

        IReadOnlyList<(string, string)> Named() => [("", Everywhere), .. models.Select(model => (model.Id!, model.Title))]; // each of the catalog has an id

        FormField Choice(string id, string label, string help, IReadOnlyList<(string, string)> choices) => new()
        {
            Id = id,
            Label = label,
            Kind = FormFieldKind.Choice,
            Value = now[id],
            Help = help,
            Choices = choices,
        };
    }
}
