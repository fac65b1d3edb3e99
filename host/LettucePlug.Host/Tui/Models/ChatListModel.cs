using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Chats;

namespace LettucePlug.Host.Tui.Models;

/// <summary>All chats, the newest first.</summary>
internal sealed class ChatListModel(Services services)
{
    private Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public IReadOnlyList<Chat> Items { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public string NameOf(string character) => _names.GetValueOrDefault(character, character);

    public async Task LoadAsync()
    {
        try
        {
            (Items, _names) = await Task.Run(async () =>
            {
                var list = new List<Chat>();
                await foreach (var chat in services.Chat.Chats.ListAsync(CancellationToken.None))
                {
                    list.Add(chat);
                }

                var names = new Dictionary<string, string>(StringComparer.Ordinal);
                await foreach (var figure in services.Figures.ListAsync(FigureKind.Character, CancellationToken.None))
                {
                    names[figure.Id] = figure.Name;
                }

                list.Sort((left, right) => right.UpdatedAt.CompareTo(left.UpdatedAt));
                return (list, names);
            });
            Problem = null;
        }
        catch (Exception error)
        {
            Problem = Problem.Of(error);
        }
    }

    public async Task<Chat> NewAsync(string character, string? persona)
    {
        var chat = await Task.Run(() => services.Chat.Edit.NewAsync(
            new NewChatAsk { Character = character, Persona = persona }, CancellationToken.None));
        await LoadAsync();
        return chat;
    }

    public async Task RenameAsync(Chat chat, string title)
    {
        await Task.Run(async () => await services.Chat.Chats.ChangeAsync(
            chat.Id, current => current with { Title = title.Trim() }, CancellationToken.None));
        await LoadAsync();
    }

    public async Task RemoveAsync(Chat chat)
    {
        await Task.Run(async () => await services.Chat.Edit.RemoveChatAsync(chat.Id, CancellationToken.None));
        await LoadAsync();
    }

    public Task<IReadOnlyList<Figure>> FiguresAsync(FigureKind kind) => Task.Run<IReadOnlyList<Figure>>(async () =>
    {
        var list = new List<Figure>();
        await foreach (var figure in services.Figures.ListAsync(kind, CancellationToken.None))
        {
            list.Add(figure);
        }

        return list;
    });
}
