using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Sdk;
using LettucePlug.Terminal;
using ChatMessage = LettucePlug.Terminal.ChatMessage;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Turns the messages of a chat into what a transcript shows.</summary>
internal sealed class TranscriptText(ChatModel model, PictureShelf shelf)
{
    private (string Attachment, ReadOnlyMemory<byte> Data, IPictureSource Picture)? _preview;
    private int _version;

    public ChatMessage Of(Message message)
    {
        var current = message.Current;
        var writing = model.Writing is { } now && now.Message == message.Id ? now : null;
        var notes = new List<string>();
        if (message.Variants.Count > 1)
        {
            notes.Add($"{message.Selected + 1}/{message.Variants.Count}");
        }

        if (current.Model is { } by)
        {
            notes.Add(by);
        }

        return new ChatMessage
        {
            Id = message.Id,
            Version = ++_version,
            Speaker = Sanitizer.Clean(model.SpeakerOf(message), singleLine: true),
            SpeakerRole = message.Role == ChatRole.User.Name ? Role.User : Role.Character,
            Note = writing is null ? string.Join(", ", notes) : NoteOf(writing),
            Text = writing?.Text ?? current.Text,
            IsStreaming = writing is not null,
            Error = writing is null ? ErrorOf(current.FinishReason) : "",
            Attachments =
            [
                .. current.Attachments.Select(Of),
                .. model.Reviews.Where(review => review.Message == message.Id).Select(review => new ChatAttachment
                {
                    Id = review.Id,
                    State = ChatAttachmentState.Waiting,
                    Text = "A scene prompt waits for your word: Alt+V",
                }),
            ],
        };
    }

    /// <summary>A reply that is no message yet.</summary>
    public ChatMessage Of(Writing writing) => new()
    {
        Id = writing.Message,
        Version = ++_version,
        Speaker = model.Cast?.Character.Name ?? "",
        Note = NoteOf(writing),
        Text = writing.Text,
        IsStreaming = true,
    };

    private static string NoteOf(Writing writing) =>
        writing.IsScenePrompt ? "writing a scene prompt" : writing.IsThinking ? "thinking" : "writing";

    private static string ErrorOf(string? finishReason) => finishReason switch
    {
        "cancelled" => "Stopped. c goes on with it, r makes it again.",
        "error" => "It broke off. c goes on with it, r makes it again.",
        "length" => "It reached the longest length. c goes on with it.",
        _ => "",
    };

    private ChatAttachment Of(Attachment attachment)
    {
        var work = model.WorkOn(attachment);
        return new ChatAttachment
        {
            Id = attachment.Id,
            State = attachment.State switch
            {
                AttachmentState.Ready => ChatAttachmentState.Ready,
                AttachmentState.Pending => ChatAttachmentState.Pending,
                _ => ChatAttachmentState.Failed,
            },
            Text = TextOf(attachment, work),
            Picture = attachment.Asset is { } asset
                ? shelf.Of(asset, attachment.Width, attachment.Height)
                : work?.Preview is { } preview ? PreviewOf(attachment, preview) : null,
            Progress = work?.Fraction,
        };
    }

    private static string TextOf(Attachment attachment, Activity? work) => attachment.State switch
    {
        AttachmentState.Failed => $"{attachment.Problem ?? "It could not be made."} (t tries again)",
        AttachmentState.Pending when work is { Note.Length: > 0 } => $"{work.Note}: {attachment.Prompt}",
        _ => attachment.Prompt ?? "",
    };

    // Each preview is decoded once, however often its message is drawn meanwhile.
    private IPictureSource PreviewOf(Attachment attachment, ReadOnlyMemory<byte> data)
    {
        if (_preview is not { } last || last.Attachment != attachment.Id || !last.Data.Equals(data))
        {
            _preview = (attachment.Id, data, shelf.OfBytes(data));
        }

        return _preview.Value.Picture;
    }
}
