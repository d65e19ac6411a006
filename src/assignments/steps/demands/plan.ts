/** 编制评估计划: who goes to the lift and when, by which methods, and when the report shall be there. */
import { isGiven, unless, type Demand } from './demand.js';

export const planDemands: Demand = ({ contents: { plan } }) => {
  const { surveyor, surveyOn, methods, reportDueOn } = plan;
  const isInOrder = surveyOn === undefined || reportDueOn === undefined || surveyOn <= reportDueOn;
  return [
    ...unless(isGiven(surveyor), 'surveyor-missing', '/surveyor', '请确定由谁进行现场调查。'),
    ...unless(surveyOn !== undefined, 'survey-day-missing', '/surveyOn', '请确定现场调查的日期。'),
    ...unless(isGiven(methods), 'methods-missing', '/methods', '请写明采用的评估方法。'),
    ...unless(reportDueOn !== undefined, 'report-day-missing', '/reportDueOn', '请确定计划的报告日。'),
    ...unless(isInOrder, 'report-day-before-survey', '/reportDueOn', '计划的报告日早于现场调查的日期。'),
  ];
};
