using System.Globalization;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The chats, and the one that is open.</summary>
internal sealed partial class ChatPage : Page
{
    private readonly ChatListModel _chats;
    private readonly ChatModel _model;
    private readonly GalleryModel _gallery;
    private readonly PictureShelf _shelf;
    private readonly Drafts _drafts;

    /// <summary>Where texts go that are too long for the terminal's clipboard.</summary>
    private readonly string _copies;
    private readonly ChatRoom _room;
    private readonly ListView<Chat> _list;
    private readonly ProblemText _problem;
    private IReadOnlyList<Chat>? _shown;

    public ChatPage(
        ChatListModel chats,
        ChatModel model,
        GalleryModel gallery,
        PictureShelf shelf,
        Drafts drafts,
        string copies,
        bool enterSends,
        bool viKeys)
        : base(ChatModel.Place, "Chat")
    {
        (_chats, _model, _gallery, _shelf, _drafts, _copies) = (chats, model, gallery, shelf, drafts, copies);
        _list = Adopt(new ListView<Chat>(Line)
        {
            CommandContext = "chat.list",
            EmptyText = "No chats yet. n begins one; characters are made in screen 2.",
        });
        _list.Opened += chat => Go(EnterAsync(chat.Id));
        _problem = Adopt(new ProblemText(() => chats.Problem));
        _room = Adopt(new ChatRoom(model, shelf, enterSends, viKeys) { CommandContext = "chat.room", IsVisible = false });
        _room.Composer.Submitted += Send;
        _room.Transcript.ReachedTop += () => Go(model.LoadOlderAsync());
        _room.Transcript.Opened += _ => Go(ChooseActionAsync());
        model.Proposed += review => Go(ReviewAsync(review, whenQuiet: true));
    }

    public override void Open()
    {
        Go(_chats.LoadAsync());
        Go(_model.ReopenAsync());
    }

    public override bool Back()
    {
        if (!_room.IsVisible)
        {
            return false;
        }

        if (_room.Transcript.HasFocus)
        {
            _room.Composer.Focus();
            return true;
        }

        _room.IsVisible = false;
        _list.IsVisible = true;
        _list.Focus();
        Go(_chats.LoadAsync());
        return true;
    }

    /// <summary>Opens a chat.</summary>
    public async Task EnterAsync(string id)
    {
        await _model.OpenAsync(id);
        _room.IsVisible = true;
        _list.IsVisible = false;
        _room.Composer.Focus();
    }

    /// <summary>Begins a chat with a character.</summary>
    public async Task BeginAsync(Figure character, Figure? persona)
    {
        var chat = await _chats.NewAsync(character.Id, persona?.Id);
        await EnterAsync(chat.Id);
    }

    protected override void Paint(Canvas canvas)
    {
        if (_room.IsVisible)
        {
            _room.Draw(canvas, canvas.Bounds);
            return;
        }

        if (!ReferenceEquals(_shown, _chats.Items))
        {
            _shown = _chats.Items;
            _list.Items = _shown;
        }

        var rows = _problem.Measure(canvas.Size).Rows;
        _problem.Draw(canvas, canvas.Bounds with { Height = rows });
        _list.Draw(canvas, canvas.Bounds with { Y = rows, Height = canvas.Size.Rows - rows });
    }

    private string Line(Chat chat)
    {
        var date = chat.UpdatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var branch = chat.BranchOf is null ? "" : " (branch)";
        return $"{date}  {chat.Title}{branch}  with {_chats.NameOf(chat.Character)}";
    }

    private void Send()
    {
        var text = _room.Composer.FullText;
        if (_model.IsBusy)
        {
            Ui.Toast("A reply is being written; Ctrl+C stops it", ToastKind.Warning);
            return;
        }

        if (text.Trim().Length > 0 || _model.Pictures.Count > 0)
        {
            Go(SendAsync(text));
        }
    }

    private async Task SendAsync(string text)
    {
        var (chat, last) = (_model.Chat?.Id, _model.Messages.Count > 0 ? _model.Messages[^1].Id : null);
        _room.Composer.Text = "";
        _room.Transcript.ScrollToEnd();
        await _model.SendAsync(text);
        var isStored = _model.Messages.Count > 0 && _model.Messages[^1].Id != last;
        if (!isStored && _model.Chat?.Id == chat && _room.Composer.Text.Length == 0)
        {
            // Nothing was stored: what was typed is given back.
            _room.Composer.Text = text;
            _room.Composer.Caret = _room.Composer.Text.Length;
            _model.SetDraft(text);
        }
    }

    private async Task ReviewAsync(ReviewModel review, bool whenQuiet)
    {
        var problem = await ReviewSheet.ShowAsync(Ui, _shelf, review, whenQuiet);
        _model.Settle();
        if (problem is not null)
        {
            Tell(problem);
            await _model.ReopenAsync();
        }
    }
}
