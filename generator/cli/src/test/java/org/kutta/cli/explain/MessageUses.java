package org.kutta.cli.explain;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.kutta.grammar.Message;

/**
 * Where Java sources report messages, as far as their text tells: a message that a method receives
 * as a parameter is seen where the method is called.
 */
final class MessageUses extends TreeScanner<Void, Void> {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private final Set<Message> used = EnumSet.noneOf(Message.class);
  private final List<String> wrong = new ArrayList<>();

  /** How many arguments stand before those of the message, by the method that reports it. */
  private final Map<String, Integer> reporters = new HashMap<>();

  private final Map<String, Set<Message>> variables = new HashMap<>();

  /** Reads sources that javac can parse; their types need not be there. */
  static MessageUses in(Iterable<? extends JavaFileObject> sources) throws IOException {
    JavacTask task = (JavacTask) JAVAC.getTask(null, null, null, null, null, sources);
    MessageUses uses = new MessageUses();
    for (CompilationUnitTree unit : task.parse()) {
      uses.reporters.clear();
      uses.reporters.put("Diagnostic.of", 2);
      unit.accept(uses.new Reporters(), null);
      unit.accept(uses, null);
    }
    return uses;
  }

  /** Returns the messages that are named anywhere. */
  Set<Message> used() {
    return Collections.unmodifiableSet(used);
  }

  /** Returns the calls with more or fewer arguments than a message of theirs has placeholders. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** Finds the methods of a file that pass a message and its arguments on. */
  private final class Reporters extends TreeScanner<Void, Void> {
    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      List<? extends VariableTree> parameters = method.getParameters();
      boolean takesMessage = parameters.stream().anyMatch(MessageUses::isMessage);
      int last = parameters.size() - 1;
      if (takesMessage && parameters.get(last).toString().startsWith("Object...")) {
        reporters.put(method.getName().toString(), last);
      }
      return super.visitMethod(method, nothing);
    }
  }

  private static boolean isMessage(VariableTree variable) {
    return variable.getType() != null && variable.getType().toString().equals("Message");
  }

  @Override
  public Void visitMethod(MethodTree method, Void nothing) {
    variables.clear();
    return super.visitMethod(method, nothing);
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    if (isMessage(variable) && variable.getInitializer() != null) {
      variables.put(variable.getName().toString(), messages(variable.getInitializer()));
    }
    return super.visitVariable(variable, nothing);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
    used.addAll(messages(select));
    return super.visitMemberSelect(select, nothing);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    Integer before = reporters.get(call.getMethodSelect().toString());
    if (before != null) {
      int given = call.getArguments().size() - before;
      call.getArguments().stream()
          .limit(before)
          .flatMap(argument -> messages(argument).stream())
          .filter(message -> message.arguments() != given)
          .forEach(message -> wrong.add(message + " with " + given + " arguments: " + call));
    }
    return super.visitMethodInvocation(call, nothing);
  }

  /** Returns the messages that an expression may be. */
  private Set<Message> messages(ExpressionTree expression) {
    Set<Message> messages = EnumSet.noneOf(Message.class);
    if (expression instanceof ConditionalExpressionTree choice) {
      messages.addAll(messages(choice.getTrueExpression()));
      messages.addAll(messages(choice.getFalseExpression()));
    } else if (expression instanceof IdentifierTree name) {
      messages.addAll(variables.getOrDefault(name.getName().toString(), Set.of()));
    } else if (expression instanceof MemberSelectTree select
        && select.getExpression().toString().equals("Message")) {
      Arrays.stream(Message.values())
          .filter(message -> select.getIdentifier().contentEquals(message.name()))
          .forEach(messages::add);
    }
    return messages;
  }
}
