"""What a Python team would pick instead: a workflow engine with timer events, SpiffWorkflow."""

from datetime import date, timedelta
from functools import cache

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.util.task import TaskState

from bench.ladder import START, WEEKS

_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_PROCESS = """
<bpmn:definitions xmlns:bpmn="{namespace}" targetNamespace="ladder">
  <bpmn:process id="ladder" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>to1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="to1" sourceRef="start" targetRef="step1"/>
    {steps}
    <bpmn:endEvent id="over"><bpmn:incoming>to{last}</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>
"""
_STEP = """
    <bpmn:manualTask id="step{n}">
      <bpmn:incoming>to{n}</bpmn:incoming><bpmn:outgoing>done{n}</bpmn:outgoing>
    </bpmn:manualTask>
    <bpmn:boundaryEvent id="timer{n}" attachedToRef="step{n}" cancelActivity="true">
      <bpmn:outgoing>to{next}</bpmn:outgoing>
      <bpmn:timerEventDefinition><bpmn:timeDate>due{n}</bpmn:timeDate></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:endEvent id="end{n}"><bpmn:incoming>done{n}</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="done{n}" sourceRef="step{n}" targetRef="end{n}"/>
    <bpmn:sequenceFlow id="to{next}" sourceRef="timer{n}" targetRef="{target}"/>
"""
_MIDNIGHT = "T00:00:00+00:00"


@cache
def _process() -> tuple[object, object]:
    """The process, read once."""
    count = len(WEEKS)
    steps = "".join(
        _STEP.format(n=n, next=n + 1, target=f"step{n + 1}" if n < count else "over")
        for n in range(1, count + 1)
    )
    text = _PROCESS.format(namespace=_NAMESPACE, steps=steps, last=count + 1)
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring(text))
    return parser.get_spec("ladder"), parser.get_subprocess_specs("ladder")


def climbed() -> BpmnWorkflow:
    """A case of which every timer is due, run until it is at its end."""
    workflow = BpmnWorkflow(*_process())
    ready = workflow.get_next_task(state=TaskState.READY)
    ready.data.update(
        {
            f"due{n}": f"{START + timedelta(weeks=weeks):%Y-%m-%d}{_MIDNIGHT}"
            for n, weeks in enumerate(WEEKS, 1)
        }
    )
    workflow.do_engine_steps()
    while not workflow.is_completed():
        workflow.refresh_waiting_tasks()
        workflow.do_engine_steps()
    return workflow


def escalation_days(workflow: BpmnWorkflow) -> list[date]:
    """The days of the timers that fired, in their order."""
    fired = [
        task
        for task in workflow.get_tasks(state=TaskState.COMPLETED)
        if task.task_spec.name.startswith("timer")
    ]
    fired.sort(key=lambda task: task.task_spec.name)
    return [
        date.fromisoformat(task.data[task.task_spec.name.replace("timer", "due")][:10])
        for task in fired
    ]
