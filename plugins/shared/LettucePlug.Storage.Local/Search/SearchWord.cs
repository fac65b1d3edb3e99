namespace LettucePlug.Storage.Local;

/// <summary>A word to look for, in the form that <see cref="Words"/> gives it.</summary>
internal readonly record struct SearchWord(string Text, bool IsBeginning);
