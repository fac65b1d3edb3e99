namespace LettucePlug.Host.Conversations;

/// <summary>Whom a figure is played by.</summary>
internal enum FigureKind
{
    /// <summary>Played by the model.</summary>
    Character,

    /// <summary>Played by the user.</summary>
    Persona,
}
