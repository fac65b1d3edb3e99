using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Tui.Models;

/// <summary>One chat: its messages, the reply that is being written, and what waits for the user's word.</summary>
internal sealed partial class ChatModel(Services services, ActivityBoard board, Drafts drafts)
{
    /// <summary>The screen that tells how its work ends.</summary>
    public const string Place = "chat";

    private const int Page = 200;

    private readonly List<Message> _messages = [];
    private readonly Dictionary<string, ReviewModel> _reviews = new(StringComparer.Ordinal);
    private bool _isLoadingOlder;

    public Chat? Chat { get; private set; }

    public Cast? Cast { get; private set; }

    public IReadOnlyList<Message> Messages => _messages;

    public bool HasOlder { get; private set; }

    /// <summary>The reply of this chat that is being written.</summary>
    public Writing? Writing => _writing?.Chat == Chat?.Id ? _writing?.Reply : null;

    public Problem? Problem { get; private set; }

    /// <summary>What is worth knowing about the last reply or scene though it went well.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Whether a reply is being written, here or in a chat that was open before. Pictures do not count: talk goes on meanwhile.</summary>
    public bool IsBusy => _writing is not null;

    /// <summary>The scene prompts of this chat that wait.</summary>
    public IReadOnlyCollection<ReviewModel> Reviews => _reviews.Values;

    public string Draft => Chat is { } chat ? drafts.Read(DraftName(chat.Id)) : "";

    public string ModelLine
    {
        get
        {
            var decision = services.Routes.Explain(Feature.Chat, Chat?.Overrides.GetValueOrDefault(Feature.Chat.SettingKey));
            return decision.Chosen?.Id ?? decision.Refusal?.Message ?? "";
        }
    }

    public string SceneLine => Mode switch
    {
        SceneMode.Off => "scenes off",
        SceneMode.Automatic => "scenes automatic",
        SceneMode.AskFirst => "scenes ask first",
        _ => "scenes manual",
    };

    /// <summary>What becomes of a scene prompt in a reply of this chat.</summary>
    public SceneMode Mode => Chat is { } chat ? new ChatConfig(chat, services.Settings).SceneMode : SceneMode.Off;

    /// <summary>All messages are others than before.</summary>
    public event Action? Loaded;

    public event Action<IReadOnlyList<Message>>? OlderLoaded;

    public event Action<Message>? Added;

    public event Action<Message>? Updated;

    public event Action<string>? Removed;

    /// <summary><see cref="Writing"/> changed.</summary>
    public event Action? Written;

    /// <summary>A scene prompt waits for the user's word.</summary>
    public event Action<ReviewModel>? Proposed;

    public async Task OpenAsync(string id)
    {
        var (chat, cast, messages) = await Task.Run(async () =>
        {
            var found = await services.Chat.Chats.GetAsync(id, CancellationToken.None);
            var who = await services.Chat.Casts.FindAsync(found, _ => { }, CancellationToken.None);
            return (found, who, await services.Chat.Chats.LastAsync(found.Id, Page, null, CancellationToken.None));
        });
        (Chat, Cast, Problem) = (chat, cast, null);
        _notes.Clear();
        _messages.Clear();
        _messages.AddRange(messages);
        HasOlder = messages.Count == Page;
        _reviews.Clear();
        await LoadPicturesAsync(chat);
        Loaded?.Invoke();
        if (Writing is not null)
        {
            Written?.Invoke();
        }

        await LoadReviewsAsync(chat);
    }

    public async Task LoadOlderAsync()
    {
        if (Chat is not { } chat || !HasOlder || _isLoadingOlder || _messages.Count == 0)
        {
            return;
        }

        _isLoadingOlder = true;
        try
        {
            var first = _messages[0].Id;
            var page = await Task.Run(async () => await services.Chat.Chats.LastAsync(chat.Id, Page + 1, first, CancellationToken.None));
            var older = page.Where(message => message.Id != first).ToList();
            if (ReferenceEquals(Chat, chat))
            {
                HasOlder = older.Count == Page;
                _messages.InsertRange(0, older);
                OlderLoaded?.Invoke(older);
            }
        }
        finally
        {
            _isLoadingOlder = false;
        }
    }

    public void SetDraft(string text)
    {
        if (Chat is { } chat)
        {
            drafts.Write(DraftName(chat.Id), text);
        }
    }

    /// <summary>Who speaks in a message.</summary>
    public string SpeakerOf(Message message) =>
        message.Role == ChatRole.User.Name ? Cast?.UserName ?? "You" : Cast?.Character.Name ?? message.Role;

    /// <summary>How far the work on a picture of a message is; null when nobody here works on it.</summary>
    public Activity? WorkOn(Attachment attachment) =>
        attachment.Job is { } job ? board.Running.FirstOrDefault(activity => activity.Job == job) : null;

    /// <summary>Takes the chat and who is in it anew, after either was changed elsewhere.</summary>
    public Task ReopenAsync() => Chat is { } chat && !IsBusy ? OpenAsync(chat.Id) : Task.CompletedTask;

    private static string DraftName(string chat) => "chat-" + chat;

    private async Task LoadReviewsAsync(Chat chat)
    {
        var waiting = await Task.Run(async () =>
        {
            var list = new List<Approval>();
            await foreach (var approval in services.Chat.Approvals.ListWaitingAsync(CancellationToken.None))
            {
                if (approval.Chat == chat.Id)
                {
                    list.Add(approval);
                }
            }

            return list;
        });
        if (!ReferenceEquals(Chat, chat) || Cast is not { } cast)
        {
            return;
        }

        var references = waiting.Count == 0
            ? []
            : await Task.Run(async () => await services.Chat.References.GatherAsync(cast, _ => { }, CancellationToken.None));
        foreach (var approval in waiting)
        {
            _reviews[approval.Id] = NewReview(approval, references);
            Touch(approval.Message);
        }
    }

    private ReviewModel NewReview(Approval approval, IReadOnlyList<Assets.AssetReference> references) =>
        new(services, board, drafts, approval, references, Chat?.Overrides.GetValueOrDefault(Feature.SceneImage.SettingKey), Take);

    private void Touch(string message)
    {
        if (_messages.FindLast(one => one.Id == message) is { } found)
        {
            Updated?.Invoke(found);
        }
    }

    private void Put(Message message)
    {
        if (message.Chat != Chat?.Id)
        {
            return;
        }

        var index = _messages.FindLastIndex(one => one.Id == message.Id);
        if (index >= 0)
        {
            _messages[index] = message;
            Updated?.Invoke(message);
        }
        else
        {
            _messages.Add(message);
            Added?.Invoke(message);
        }
    }
}
