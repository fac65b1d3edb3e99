using LettucePlug.Host.Conversations;
using LettucePlug.Tests.Chats;

namespace LettucePlug.Tests.Tui;

/// <summary>A chat for pictures of the screen: it has something of everything.</summary>
internal static class FilledChat
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A chat in which everything there is to show is shown.</summary>
    public static async Task<Chat> MakeAsync(Stage stage)
    {
        var (avatar, behind) = (await stage.AssetAsync(1, edge: 64), await stage.AssetAsync(2, edge: 64));
        var chat = await stage.ChatAsync(persona: "Ada", greeting: "Welcome to the *forge*. Mind the sparks.");
        await stage.Figures.ChangeAsync(
            FigureKind.Character,
            "mara",
            figure => figure with
            {
                DesignReferences =
                [
                    new DesignReference { Asset = avatar.Id, Caption = "from the front" },
                    new DesignReference { Asset = behind.Id, Caption = "from behind" },
                ],
            },
            Token);
        await PutAsync(
            stage, chat, "user", "What is that on the wall?",
            new Attachment { Id = "a", State = AttachmentState.Ready, Asset = avatar.Id, Mime = "image/png", Width = 64, Height = 64 });
        var reply = await PutAsync(
            stage, chat, "assistant", "\"My first blade.\" She takes it down and turns it in the light of the fire.",
            new Attachment { Id = "b", State = AttachmentState.Ready, Asset = avatar.Id, Mime = "image/png", Width = 64, Height = 64, Prompt = "a blade in the light of a fire" },
            new Attachment { Id = "c", State = AttachmentState.Pending, Prompt = "a wall of blades", Job = "job" },
            new Attachment { Id = "d", State = AttachmentState.Failed, Prompt = "a forge", Problem = "The service does not draw that." });
        await stage.Approvals.AddAsync(
            new Approval
            {
                Id = "waiting",
                Chat = chat.Id,
                Message = reply.Id,
                Variant = reply.Current.Id,
                Prompt = "A smith holds up a blade in the light of a fire, sparks around her.",
                Proposed = "A smith holds up a blade in the light of a fire, sparks around her.",
                State = ApprovalState.Pending,
                CreatedAt = stage.Time.GetUtcNow(),
            },
            Token);
        return chat;
    }

    public static async Task<Message> PutAsync(Stage stage, Chat chat, string role, string text, params Attachment[] attachments)
    {
        var first = new MessageVariant { Id = stage.Chats.NewId(), Text = "An earlier wording.", CreatedAt = stage.Time.GetUtcNow() };
        var variant = first with { Id = stage.Chats.NewId(), Text = text, Attachments = attachments, Model = role == "user" ? null : "sketch-writer" };
        var message = new Message
        {
            Id = stage.Chats.NewId(),
            Chat = chat.Id,
            Role = role,
            Variants = role == "user" ? [variant] : [first, variant],
            Selected = role == "user" ? 0 : 1,
            CreatedAt = stage.Time.GetUtcNow(),
        };
        await stage.Chats.AddMessagesAsync([message], [], Token);
        return message;
    }
}
