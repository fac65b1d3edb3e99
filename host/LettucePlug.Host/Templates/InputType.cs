namespace LettucePlug.Host.Templates;

internal enum InputType
{
    Text,
    Number,
    WholeNumber,
    Flag,
    List,
    Object,
    Messages,
    Media,
}
