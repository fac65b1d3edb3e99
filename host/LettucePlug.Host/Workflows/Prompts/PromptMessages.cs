using LettucePlug.Host.Conversations;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>Makes the messages of a request out of a prompt and the conversation it is about.</summary>
internal sealed class PromptMessages(ChatPictures pictures)
{
    /// <param name="prompt">The prompt.</param>
    /// <param name="conversation">Goes where the prompt says, or to its end where it does not say.</param>
    /// <param name="warn">Is told what is sent otherwise than it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<List<ChatMessage>> BuildAsync(
        Prompt prompt,
        IReadOnlyList<ChatMessage> conversation,
        Action<WorkflowEvent.Warned> warn,
        CancellationToken cancellationToken)
    {
        var messages = new List<ChatMessage>();
        var isPlaced = false;
        foreach (var turn in prompt.Turns)
        {
            var parts = new List<ChatPart>();
            foreach (var piece in turn.Pieces)
            {
                switch (piece)
                {
                    case PromptPiece.Words words:
                        parts.Add(new ChatText { Text = words.Text });
                        break;
                    case PromptPiece.Pictures some:
                        parts.AddRange(await pictures.LoadAsync(some.References, warn, cancellationToken));
                        break;
                    case PromptPiece.Conversation place:
                        End(turn.Role);
                        messages.AddRange(place.Last is { } last ? conversation.TakeLast(last) : conversation);
                        isPlaced = true;
                        break;
                }
            }

            End(turn.Role);

            void End(ChatRole role)
            {
                if (parts.Count > 0)
                {
                    messages.Add(new ChatMessage { Role = role, Parts = [.. parts] });
                    parts.Clear();
                }
            }
        }

        if (!isPlaced)
        {
            messages.AddRange(conversation);
        }

        return messages;
    }

    /// <summary>What the prompt itself costs of the context.</summary>
    public static int Estimate(Prompt prompt) =>
        prompt.Turns.SelectMany(turn => turn.Pieces).Sum(piece => piece switch
        {
            PromptPiece.Words words => ContextWindow.Estimate(words.Text),
            PromptPiece.Pictures some => ContextWindow.TokensPerImage * some.References.Count,
            _ => 0,
        });
}
