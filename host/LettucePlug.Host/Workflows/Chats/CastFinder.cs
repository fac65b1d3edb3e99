using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Workflows.Chats;

internal sealed class CastFinder(FigureStore figures)
{
    public async ValueTask<Cast> FindAsync(Chat chat, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        var character = await figures.GetAsync(FigureKind.Character, chat.Character, cancellationToken);
        var persona = chat.Persona is { } id ? await figures.FindAsync(FigureKind.Persona, id, cancellationToken) : null;
        if (chat.Persona is not null && persona is null)
        {
            emit(new WorkflowEvent.Warned(
                $"The persona '{chat.Persona}' of this chat is gone; it goes on without one."));
        }

        return new Cast { Chat = chat, Character = character, Persona = persona };
    }
}
