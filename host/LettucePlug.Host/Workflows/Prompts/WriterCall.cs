using System.Text;
using LettucePlug.Host.Connections;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>Asks a model for one text: a scene prompt, a description.</summary>
internal static class WriterCall
{
    private const double DefaultTemperature = 0.7;

    public static async Task<string> RunAsync(
        OpenConnection connection,
        ConfiguredModel model,
        IReadOnlyList<ChatMessage> messages,
        int maxTokens,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken)
    {
        var chat = connection.Chat ?? throw ProviderFacets.NoChat(connection);
        var request = new ChatRequest
        {
            Model = model.Name,
            Messages = messages,
            Temperature = Chats.ReplyRequest.Number(model, "temperature")
                ?? (connection.Info.IsOffline ? null : DefaultTemperature),
            TopP = Chats.ReplyRequest.Number(model, "topP"),
            MaxTokens = Chats.ReplyRequest.Number(model, "maxTokens") is { } own ? (int)own : maxTokens,
        };
        var text = new StringBuilder();
        try
        {
            await foreach (var update in chat.ChatAsync(request, cancellationToken).WithCancellation(cancellationToken))
            {
                switch (update)
                {
                    case ChatTextDelta delta:
                        text.Append(delta.Text);
                        emit(new WorkflowEvent.TextWritten(delta.Text));
                        break;
                    case ChatReasoningDelta thought:
                        emit(new WorkflowEvent.Reasoned(thought.Text));
                        break;
                    case ChatWarning warning:
                        emit(new WorkflowEvent.Warned(warning.Message));
                        break;
                }
            }
        }
        catch (ProviderException failure)
        {
            throw connection.Explain(failure, model.Id);
        }

        return text.ToString();
    }

    /// <summary>The text without the fence and the quotes that models like to put around it.</summary>
    public static string Bare(string text)
    {
        var bare = text.Trim();
        if (bare.StartsWith("```", StringComparison.Ordinal))
        {
            var firstLine = bare.IndexOf('\n', StringComparison.Ordinal);
            bare = firstLine < 0 ? bare.Trim('`') : bare[(firstLine + 1)..];
            var end = bare.LastIndexOf("```", StringComparison.Ordinal);
            bare = (end < 0 ? bare : bare[..end]).Trim();
        }

        return bare is ['"', .., '"'] or ['“', .., '”'] ? bare[1..^1].Trim() : bare;
    }
}
