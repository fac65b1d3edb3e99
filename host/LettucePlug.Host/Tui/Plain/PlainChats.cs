using System.Globalization;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>The list of chats in lines, and beginning one.</summary>
internal sealed class PlainChats(ChatListModel list, ChatModel model, PlainDesk desk)
{
    private readonly PlainChat _chat = new(model, desk);

    public async Task RunAsync()
    {
        while (true)
        {
            await list.LoadAsync();
            desk.Tell(list.Problem);
            string[] names = ["Begin a chat", .. list.Items.Select(NameOf)];
            if (await desk.ChooseAsync("Which chat?", names) is not { } chosen)
            {
                return;
            }

            await desk.TryAsync(chosen == 0 ? BeginAsync : () => WithAsync(list.Items[chosen - 1]));
        }
    }

    /// <summary>Begins a chat with a character, and goes into it.</summary>
    public async Task BeginAsync(Figure character)
    {
        var personas = await list.FiguresAsync(FigureKind.Persona);
        Figure? persona = null;
        if (personas.Count > 0)
        {
            string[] names = ["Nobody in particular", .. personas.Select(one => one.Name)];
            if (await desk.ChooseAsync("As whom?", names) is not { } chosen)
            {
                return;
            }

            persona = chosen == 0 ? null : personas[chosen - 1];
        }

        var chat = await list.NewAsync(character.Id, persona?.Id);
        await _chat.RunAsync(chat.Id);
    }

    private async Task BeginAsync()
    {
        var characters = await list.FiguresAsync(FigureKind.Character);
        if (characters.Count == 0)
        {
            desk.Say("There is no character yet. Make one in the menu of characters first.");
            return;
        }

        if (await desk.ChooseAsync("With whom?", [.. characters.Select(figure => figure.Name)]) is { } chosen)
        {
            await BeginAsync(characters[chosen]);
        }
    }

    private async Task WithAsync(Chat chat)
    {
        switch (await desk.ChooseAsync(chat.Title, ["Open it", "Rename it", "Delete it"]))
        {
            case 0:
                await _chat.RunAsync(chat.Id);
                break;
            case 1:
                if (await desk.AskAsync("The new title:") is { Length: > 0 } title)
                {
                    await list.RenameAsync(chat, title);
                }

                break;
            case 2:
                if (await desk.ConfirmAsync("Delete the chat and all its messages? This cannot be undone."))
                {
                    await list.RemoveAsync(chat);
                    desk.Say("Deleted. Its pictures stay in the library.");
                }

                break;
            default:
                break;
        }
    }

    private string NameOf(Chat chat) =>
        $"{chat.Title}, with {list.NameOf(chat.Character)}, {chat.UpdatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}";
}
